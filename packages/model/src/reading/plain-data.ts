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
  readonly texts: readonly WrittenText[]
  readonly noData: readonly NoData[]
}

export const plainData = (inventory: unknown): PlainData => {
  const reader = new Reader()
  return { data: reader.copyOf(() => inventory, []), texts: reader.texts, noData: reader.noData }
}

class Reader {
  readonly texts: WrittenText[] = []
  readonly noData: NoData[] = []
  /** The objects and lists around the present value. */
  readonly #around: object[] = []

  copyOf(read: () => unknown, path: InventoryPath): unknown {
    try {
      const value = read()
      if (typeof value === 'string') this.texts.push({ path, text: value, isName: false })
      if (typeof value !== 'object' || value === null) return value
      const reason = this.#around.includes(value) ? CONTAINS_ITSELF : reasonAgainst(value)
      if (!reason) return this.#copyInside(value, path)
      this.noData.push({ path, ...reason })
    } catch (error) {
      this.noData.push({ path, ...unreadable(error) })
    }
    return undefined
  }

  #copyInside(holder: object, path: InventoryPath): unknown {
    this.#around.push(holder)
    try {
      return Array.isArray(holder) ? this.#copyOfList(holder, path) : this.#copyOfObject(holder, path)
    } finally {
      this.#around.pop()
    }
  }

  #copyOfList(list: readonly unknown[], path: InventoryPath): unknown {
    return Array.from({ length: list.length }, (_, index) => this.copyOf(() => list[index], [...path, index]))
  }

  #copyOfObject(object: object, path: InventoryPath): unknown {
    const entries = Object.keys(object).map((name) => {
      const at = [...path, name]
      this.texts.push({ path: at, text: name, isName: true })
      return [name, this.copyOf(() => object[name as keyof typeof object], at)] as const
    })
    return Object.fromEntries(entries)
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
