import { FILE_SECTIONS } from '../fleet/inventory-files.ts'
import { entryOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

export const noMissingFile: InventoryRule = {
  id: 'no-missing-file',
  summary: 'Every file that the inventory names is beside it.',
  rationale: 'The trees are made from its content.',
  check: (fleet) =>
    eachReadable(FILE_SECTIONS, (section) => section(fleet))
      .filter(({ file }) => entryOf(fleet.files, file) === undefined)
      .map(({ file, path }) => ({
        path,
        message: `there is no file ${file} beside the inventory, or it cannot be read`,
        impact: 'nothing of it reaches a cluster',
        fix: `write ${file} into the folder of the inventory, or remove its mention`,
      })),
}
