import type { InventoryPath } from './inventory-rule.ts'

/** A value that only one entry of the inventory may have. */
export interface Claim {
  readonly value: string | number
  readonly owner: string
  readonly path: InventoryPath
}

/** Each claim on a value that an earlier claim has, with that earlier one. */
export const contested = (claims: readonly Claim[]): { first: Claim; again: Claim }[] => {
  const holders = new Map<string | number, Claim>()
  return claims.flatMap((again) => {
    const first = holders.get(again.value)
    if (!first) holders.set(again.value, again)
    return first ? [{ first, again }] : []
  })
}
