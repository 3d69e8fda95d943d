import type { Finding } from '../finding.ts'
import { TEXT_RULES } from '../rules/index.ts'
import type { InventoryPath, WrittenText } from '../rules/inventory-rule.ts'
import { ruleFinding } from './rule-finding.ts'

/** A text that must not be in an inventory. */
export interface UnfitText {
  readonly path: InventoryPath
  readonly hidesName: boolean
  readonly finding: Finding
}

/** @param written its path is copied where it is kept */
export const unfitTexts = (written: WrittenText): readonly UnfitText[] =>
  TEXT_RULES.flatMap((rule) =>
    rule.check(written).map((violation) => ({
      path: [...violation.path],
      hidesName: violation.hidesName ?? false,
      finding: ruleFinding(rule, violation),
    })),
  )

/** Whether the path of something has no name in it that must not be shown. */
export const isShown =
  (found: readonly UnfitText[]) =>
  ({ path }: { readonly path: InventoryPath }): boolean =>
    !found.some(({ hidesName, path: hidden }) => hidesName && isBelow(path, hidden))

const isBelow = (path: InventoryPath, holder: InventoryPath): boolean =>
  path.length > holder.length && holder.every((key, index) => key === path[index])
