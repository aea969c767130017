// fontkit brings no types; only its default instance is handed on to @cantoo/pdf-lib, which calls it.
declare module "fontkit";
