/** How a template uses a value: in a condition, in a text, in one form, as a template itself, or in another letter case. */
export type Use = 'asked' | 'printed' | 'text' | 'list' | 'map' | 'filled' | 'cased'

/** A key of a chart's values, as far as it is known. What reads values, schemas and templates adds to it. */
export class Key {
  types = new Set<string>()
  /** The chart's own schema says its type, and Helm refuses another. */
  isStrict = false
  words: readonly unknown[] | undefined
  /** The default that values.yaml gives. */
  given: unknown
  readonly inner = new Map<string, Key>()
  /** What a chart reads of every entry of a map or a list. */
  each: Key | undefined
  /** Handed on whole, so that the keys inside are another program's. */
  isWhole = false
  /** Keys that a template takes out of what it hands on. */
  readonly taken = new Set<string>()
  readonly uses = new Set<Use>()
  /** The chart's own schema refuses keys that it does not have itself. */
  isClosed = false
  isDeclared = false
  /** Another chart's, which is not here. */
  isForeign = false

  at(...path: readonly string[]): Key {
    const [name, ...inside] = path
    if (name === undefined) return this
    const inner = this.inner.get(name) ?? new Key()
    this.inner.set(name, inner)
    return inner.at(...inside)
  }

  entry(): Key {
    this.each ??= new Key()
    return this.each
  }

  /** Whether a template names the key itself, or one inside. */
  isRead(): boolean {
    return this.uses.size > 0 || this.each !== undefined || this.isWhole || this.isMap()
  }

  /** Whether a template reads a key inside: it fails where the value is no map. */
  isMap(): boolean {
    return [...this.inner.values()].some((inner) => inner.isRead())
  }

  /** Adds what another chart reads: a parent's default counts before the part's own. */
  merge(other: Key): void {
    if (this.types.size === 0 || (!this.isStrict && other.isStrict)) {
      this.types = other.types
      this.isStrict = other.isStrict
    }
    this.isWhole ||= other.isWhole
    this.isForeign ||= other.isForeign
    this.isClosed ||= other.isClosed
    this.isDeclared ||= other.isDeclared
    this.words ??= other.words
    this.given ??= other.given
    for (const use of other.uses) this.uses.add(use)
    for (const name of other.taken) this.taken.add(name)
    if (other.each) this.entry().merge(other.each)
    for (const [name, inner] of other.inner) this.at(name).merge(inner)
  }
}
