import type {
  ChangedObjectPlan,
  ClusterPlan,
  DeletedObject,
  PartDifference,
  PlannedObject,
} from '@fleet/validation/plan'
import { atMost, entry, fieldLines, type Entry } from './entry.ts'
import { shortened, type ChangedLine } from './value-text.ts'

/** The objects that a plan creates, changes and deletes. */
export const objectEntries = ({ created, changed, deleted }: ClusterPlan): readonly Entry[] => [
  ...created.map((object) => entry('+', aboutText(object), object.file)),
  ...changed.map(changedEntry),
  ...deleted.map(deletedEntry),
]

const nameText = ({ kind, namespace, name }: PlannedObject): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`

const aboutText = (object: PlannedObject): string =>
  object.about === undefined ? nameText(object) : `${nameText(object)}: ${shortened(object.about)}`

const deletedEntry = (object: DeletedObject): Entry =>
  object.stays === undefined
    ? entry('-', aboutText(object), object.file)
    : entry('!', `${nameText(object)} leaves the tree and stays in the cluster: ${object.stays}`, object.file)

/** The fields and parts of one object that are printed. */
const MOST_LINES = 60

const changedEntry = (object: ChangedObjectPlan): Entry => {
  const lines = [...object.fields.flatMap(fieldLines), ...object.parts.flatMap(partLines)]
  const replaced = object.replaces === undefined ? '' : ` takes the place of ${object.replaces}`
  return entry('~', `${nameText(object)}${replaced}`, object.file, atMost(lines, MOST_LINES))
}

const MARKS = { added: '+', changed: ' ', removed: '-' } as const

const partLines = ({ part, name, within, change, fields }: PartDifference): readonly ChangedLine[] => {
  const group = within === undefined || part === 'panel' || part === 'variable' ? '' : ` (${within})`
  const panels = change === 'added' && part === 'dashboard' ? fields : []
  const about = panels.map(({ field, after }) => `, ${field}: ${String(after)}`).join('')
  return [
    { mark: MARKS[change], text: `${part} ${shortened(name)}${group} ${change}${about}` },
    ...(change === 'changed' ? fields.flatMap(fieldLines) : []),
  ]
}
