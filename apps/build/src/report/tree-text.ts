import { join } from 'node:path'
import { styleText } from 'node:util'
import type { TreePlan } from '../disk/plan-tree.ts'
import { shownPath } from './shown-path.ts'

/** What a build did to a tree: the number of its files, each overwritten edit, and each file that is not generated. */
export const builtTree = (tree: TreePlan): string => {
  const count = (action: 'write' | 'remove') =>
    tree.changes.filter((change) => change.action === action).length
  return lines([
    `${tree.cluster}: ${count('write')} written, ${tree.unchanged} unchanged, ${count('remove')} removed`,
    ...tree.changes
      .filter(({ state }) => state === 'edited')
      .map(({ path }) => `  ${shownPath(join(tree.folder, path))} was edited, and is generated again`),
    ...keptLines(tree),
  ])
}

/** What a check found in a tree: each file that differs from the inventory, and each that is not generated. */
export const checkedTree = (tree: TreePlan): string =>
  lines([
    ...tree.changes.map(
      ({ path, state }) =>
        `${styleText('yellow', state.padEnd(8), { stream: process.stdout })} ${shownPath(join(tree.folder, path))}`,
    ),
    ...keptLines(tree),
  ])

const keptLines = ({ folder, kept }: TreePlan): readonly string[] =>
  kept.map(({ path, state }) => `  kept ${shownPath(join(folder, path))}: ${WHY_KEPT[state]}`)

const WHY_KEPT = {
  foreign: 'the generator did not make it',
  edited: 'no longer generated, but edited since; delete it if it is not needed',
} as const

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')
