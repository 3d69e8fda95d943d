import type { InventoryPath } from './inventory-rule.ts'

/** A value that one entry of the inventory claims for itself. */
export interface Claim {
  readonly value: string | number
  readonly owner: string
  readonly path: InventoryPath
}

/** Each claim on a value that an earlier one already holds, with that earlier one. */
export const contested = (claims: readonly Claim[]): { first: Claim; again: Claim }[] => {
  const holders = new Map<string | number, Claim>()
  return claims.flatMap((again) => {
    const first = holders.get(again.value)
    if (!first) holders.set(again.value, again)
    return first ? [{ first, again }] : []
  })
}
