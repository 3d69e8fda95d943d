import type { InventoryPath, WrittenText } from '../rules/inventory-rule.ts'
import { withArticle } from './in-words.ts'

/** Why a value is no data: neither a plain object, a list, a text, a number nor true or false. */
interface Reason {
  readonly message: string
  readonly fix: string
}

/** A value that is no data, or cannot be read. */
export interface NoData extends Reason {
  readonly path: InventoryPath
}

/** An inventory as plain data. Each value is read once, so that a getter or a proxy cannot answer two checks differently. */
export interface PlainData {
  /** A copy, with `undefined` in place of what is no data. */
  readonly data: unknown
  readonly noData: readonly NoData[]
}

/** @param onText is called with each text, whose path holds only during the call */
export const plainData = (inventory: unknown, onText: (written: WrittenText) => void): PlainData => {
  const reader = new Reader(onText)
  return { data: reader.copyOf(() => inventory), noData: reader.noData }
}

class Reader {
  readonly noData: NoData[] = []
  /** The objects and lists around the present value. */
  readonly #around: object[] = []
  /** The keys that lead to the present value: a path for each of some ten thousand texts would cost more than to read them. */
  readonly #path: (string | number)[] = []
  readonly #onText: (written: WrittenText) => void

  constructor(onText: (written: WrittenText) => void) {
    this.#onText = onText
  }

  copyOf(read: () => unknown): unknown {
    try {
      const value = read()
      if (typeof value === 'string') this.#onText({ path: this.#path, text: value, isName: false })
      if (typeof value !== 'object' || value === null) return value
      const reason = this.#around.includes(value) ? CONTAINS_ITSELF : reasonAgainst(value)
      if (!reason) return this.#copyInside(value)
      this.noData.push({ path: [...this.#path], ...reason })
    } catch (error) {
      this.noData.push({ path: [...this.#path], ...unreadable(error) })
    }
    return undefined
  }

  #copyInside(holder: object): unknown {
    this.#around.push(holder)
    try {
      return Array.isArray(holder) ? this.#copyOfList(holder) : this.#copyOfObject(holder)
    } finally {
      this.#around.pop()
    }
  }

  #copyOfList(list: readonly unknown[]): unknown {
    return Array.from({ length: list.length }, (_, index) => this.#copyAt(index, () => list[index]))
  }

  #copyOfObject(object: object): unknown {
    const entries = Object.keys(object).map(
      (name) => [name, this.#copyAt(name, () => this.#entry(object, name))] as const,
    )
    return Object.fromEntries(entries)
  }

  #entry(object: object, name: string): unknown {
    this.#onText({ path: this.#path, text: name, isName: true })
    return object[name as keyof typeof object]
  }

  #copyAt(key: string | number, read: () => unknown): unknown {
    this.#path.push(key)
    try {
      return this.copyOf(read)
    } finally {
      this.#path.pop()
    }
  }
}

const CONTAINS_ITSELF: Reason = { message: 'this contains itself', fix: 'write its parts out' }

const GAP: Reason = { message: 'there is nothing between two commas of this list', fix: 'remove one comma' }

const PROTOTYPE: Reason = {
  message: 'JavaScript takes an entry named __proto__ for the prototype of its object, and the entry is lost',
  fix: 'give it another name',
}

const SYMBOL: Reason = { message: 'a Symbol names an entry here', fix: 'name it by a text' }

const reasonAgainst = (value: object): Reason | undefined => {
  if (Array.isArray(value)) return Object.keys(value).length < value.length ? GAP : undefined
  if (Object.hasOwn(value, '__proto__')) return PROTOTYPE
  if (Object.getOwnPropertySymbols(value).length > 0) return SYMBOL
  const prototype: unknown = Object.getPrototypeOf(value)
  if (!isObject(prototype) || Object.getPrototypeOf(prototype) === null) return undefined
  return Object.hasOwn(prototype, 'constructor') ? instance(value) : PROTOTYPE
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const FIXES: Readonly<Record<string, string>> = {
  Date: 'write it as a text, such as ‘2025-01-01’',
  Promise: 'write `await` before it',
}

const instance = ({ constructor: { name } }: object): Reason => ({
  message: `this is ${withArticle(name)}, not plain data`,
  fix: FIXES[name] ?? 'write a plain object, a list, a text, a number, true or false',
})

const unreadable = (error: unknown): Reason => ({
  message: `this cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  fix: 'write the value itself, without a getter or a proxy',
})
