// Loaded before the server: when the start that watches over it is gone (kill -9), the server goes too.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
