// Runs before the first paint: the reader's own theme and text size, if he chose any (house.js sets them).
(() => {
  try {
    for (const part of ["theme", "text"]) {
      const chosen = localStorage.getItem(`hoitu.${part}`);
      if (chosen) document.documentElement.dataset[part] = chosen;
    }
  } catch {
    // No storage (private window): the machine's own preference stands.
  }
})();
