import { GroundworkServer } from "./groundwork-server";

/** One server for all journeys; they find its address and first link in the environment. */
export default async function startGroundwork(): Promise<() => Promise<void>> {
  const server = await GroundworkServer.inNewFolder();
  await server.start();
  process.env.GROUNDWORK_LINK = server.firstLink;
  process.env.GROUNDWORK_ADDRESS = server.address;
  return () => server.stop();
}
