import { anyOf, capped, NOTHING, type Meaning } from './meaning.ts'

/** Variables of a block, and those around it. */
export class Scope {
  readonly #own = new Map<string, Meaning>()
  readonly #around: Scope | undefined

  constructor(around?: Scope) {
    this.#around = around
  }

  static of(dollar: Meaning): Scope {
    const scope = new Scope()
    scope.declare('$', dollar)
    return scope
  }

  inner(): Scope {
    return new Scope(this)
  }

  declare(name: string, value: Meaning): void {
    this.#own.set(name, value)
  }

  /** Keeps what the variable stood for: whether the line is reached depends on values. */
  assign(name: string, value: Meaning): void {
    const old = this.#own.get(name)
    if (old) this.#own.set(name, capped(anyOf(old, value)))
    else this.#around?.assign(name, value)
  }

  find(name: string): Meaning {
    return this.#own.get(name) ?? this.#around?.find(name) ?? NOTHING
  }
}
