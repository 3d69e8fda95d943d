/** Makes something the first time it is asked for, if it ever is. */
export const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly it: Made } | undefined
  return () => (made ??= { it: make() }).it
}
