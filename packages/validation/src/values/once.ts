/** Makes something at its first use. */
export const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly it: Made } | undefined
  return () => (made ??= { it: make() }).it
}
