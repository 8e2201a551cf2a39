// A page that is served can be installed and works offline; `surveyc build` writes what that takes beside it.

import { element } from "../form/dom";

/** Makes a page that is served stay on the device. Tells when a newer one has come. */
export function stay(survey: string, renewed: () => void): void {
  if (!location.protocol.startsWith("http")) return;
  const manifest = element("link", "");
  manifest.setAttribute("rel", "manifest");
  manifest.setAttribute("href", encodeURIComponent(survey) + ".webmanifest");
  document.head.append(manifest);
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener("message", ({ data }) => data === "renewed" && renewed());
  workers.register("sw.js").catch(() => {}); // the file may be served alone
  void workers.ready.then(({ active }) => active?.postMessage(location.origin + location.pathname));
}
