/** A function that works out what belongs to an object once, and keeps it for as long as the object is used. */
export const remembered = <Owner extends object, Made>(
  make: (owner: Owner) => Made,
): ((owner: Owner) => Made) => {
  const known = new WeakMap<Owner, { readonly made: Made }>()
  return (owner) => {
    const found = known.get(owner) ?? { made: make(owner) }
    known.set(owner, found)
    return found.made
  }
}
