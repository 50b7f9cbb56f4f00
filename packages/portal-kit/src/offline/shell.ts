/** Keeps the portal itself on this phone once it has been opened, where the browser can; `sw.js` is written while building. */
export function keepShell(basePath: string): void {
  if (!('serviceWorker' in navigator)) return;
  // After everything that the first page needs: the signal is weak, and people wait for the page.
  const register = () => void navigator.serviceWorker.register(`${basePath}sw.js`, { scope: basePath }).catch(() => {});
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
