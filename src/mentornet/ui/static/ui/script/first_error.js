// After a form has come back with something to correct, begin there; a summary on the page takes the focus itself.
if (!document.querySelector("[autofocus]")) {
  document.querySelector('[aria-invalid="true"], fieldset:has(.errorlist) input')?.focus();
}
