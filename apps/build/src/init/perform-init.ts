import { readFleet } from '@fleet/model'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'
import { findingsText } from '../report/finding-text.ts'
import { counted } from '../report/counted.ts'
import { shownPath } from '../report/shown-path.ts'
import { complete } from './complete.ts'
import { readFlags, type Flags } from './flags.ts'
import { inventoryOf } from './inventory-text.ts'
import { newFiles } from './new-files.ts'
import type { KnownFleet, NewFleet } from './new-fleet.ts'
import { silence } from './question.ts'
import { openTerminal } from './terminal.ts'
import { withLiveClusters } from './with-live-clusters.ts'
import { placeOf } from './place.ts'
import { refuseFolderInUse, writeNewFiles } from './write-folder.ts'

/** A request for a new fleet. */
export interface InitRequest {
  readonly folder: string
  readonly flags: Flags
  /** Whether nothing is asked. */
  readonly yes: boolean
}

/** Writes the repository of a new fleet, or says what is wrong with its facts and writes nothing. */
export const performInit = async ({ folder, flags, yes }: InitRequest): Promise<ExitCode> => {
  refuseFolderInUse(folder)
  const { known, live } = readFlags(flags)
  const placed = { ...placeOf(folder), ...known }
  const facts = await completed(
    withLiveClusters(placed, live, (line) => process.stderr.write(line)),
    !yes && process.stdin.isTTY,
  )
  const read = readFleet(inventoryOf(facts))
  if (!read.ok) {
    process.stderr.write(findingsText(read.findings, () => undefined, process.stderr))
    process.stdout.write(`${counted(read.findings.length, 'finding')}, nothing written.\n`)
    return EXIT.findings
  }
  const files = newFiles(facts, read.fleet)
  writeNewFiles(folder, files)
  process.stdout.write(writtenText(folder, files, facts))
  return EXIT.ok
}

const completed = async (known: KnownFleet, isAsked: boolean): Promise<NewFleet> => {
  if (isAsked) {
    const { ask, close } = openTerminal(process.stdin, process.stdout)
    try {
      return await complete(known, ask)
    } finally {
      close()
    }
  }
  const { ask, refuseMissing } = silence()
  const facts = await complete(known, ask)
  refuseMissing()
  return facts
}

const writtenText = (
  folder: string,
  files: Readonly<Record<string, string>>,
  { clusters, folder: inRepository }: NewFleet,
): string =>
  [
    `${shownPath(folder)}: ${counted(Object.keys(files).length, 'file')} for ${counted(Object.keys(clusters).length, 'cluster')}`,
    ...Object.keys(files).map((path) => `  ${path}`),
    '',
    `Next: cd ${shownPath(folder)} && npm install && npm run build`,
    'README.md there goes on to Grafana.',
    ...(inRepository === undefined ? [] : [MOVED_BY_A_PERSON]),
    '',
  ].join('\n')

const MOVED_BY_A_PERSON =
  'The folder is inside another repository: move .github/workflows/fleet.yaml and renovate.json to its root.'
