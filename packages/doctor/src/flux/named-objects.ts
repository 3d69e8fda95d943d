/** An object that a message of Flux or Helm names, with what the message says of it. */
export interface NamedObject {
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  /** `dry-run failed (Invalid): …`, `status: 'InProgress'`. */
  readonly says: string
}

/** `Deployment/monitoring/app` or `Namespace/monitoring`, and the words that follow in these messages. */
const NAMED =
  /(?<![\w/])(?<kind>[A-Z]\w+)\/(?:(?<namespace>[a-z\d][-a-z\d]*)\/)?(?<name>[a-z\d][-.a-z\d:]*)(?= (?:status|dry-run|not found|apply|not ready|namespace not|immutable|is not ready)|[.,\]])/g

/** An object as a sentence names it. */
export const nameOf = ({ kind, namespace, name }: Pick<NamedObject, 'kind' | 'namespace' | 'name'>): string =>
  namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`

/** The objects that a message names as those on which it failed. */
export const objectsNamedIn = (message: string): readonly NamedObject[] => {
  const found = [...message.matchAll(NAMED)]
  return found.map(({ groups = {}, index, 0: whole }, place) => {
    const { kind = '', namespace, name = '' } = groups
    const says = message.slice(index + whole.length, found[place + 1]?.index).replace(/[\s,;\]]+$/, '')
    return { kind, ...(namespace !== undefined && { namespace }), name, says: says.trim() }
  })
}
