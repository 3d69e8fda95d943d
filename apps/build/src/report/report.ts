import type { Outcome } from '../cli/outcome.ts'
import { remoteUrl } from '../git/remote-url.ts'
import { commandLine } from '../cli/program.ts'
import { counted } from './counted.ts'
import { findingsText } from './finding-text.ts'
import { outcomeJson } from './outcome-json.ts'
import type { SecretState } from '../secrets/secret-states.ts'
import { presentClusters, provisionsText } from './provisions.ts'
import { repairCommand } from './repair-command.ts'
import { builtTree, checkedTree } from './tree-text.ts'
import { stopsBuild } from '../check/existing-errors.ts'
import { notRenderedLines } from './coverage.ts'

/**
 * Prints the outcome of a command: findings on standard error, the result on standard output.
 * @param secrets the Secrets of the fleet after it
 */
export const report = (outcome: Outcome, secrets: readonly SecretState[], seconds: number): void => {
  process.stderr.write(findingsText(outcome.findings, outcome.source ?? (() => undefined), process.stderr))
  process.stdout.write(
    outcome.request.json ? outcomeJson(outcome, seconds) : outcomeText(outcome, secrets, seconds),
  )
}

const outcomeText = (outcome: Outcome, secrets: readonly SecretState[], seconds: number): string => {
  const took = `in ${seconds.toFixed(2)} s`
  if (outcome.findings.some(stopsBuild)) return errorsText(outcome, took)
  const text =
    outcome.request.command === 'build' ? buildText(outcome, secrets, took) : checkText(outcome, took)
  const after = [...notRenderedLines(outcome.notRendered ?? []), ...existingLines(outcome)]
  return `${text}${after.map((line) => `${line}\n`).join('')}`
}

/** What fails the command, although it stopped nothing. */
const existingLines = ({ findings }: Outcome): readonly string[] => {
  const errors = findings.filter(({ existing }) => existing === true)
  return errors.length === 0
    ? []
    : [`${counted(errors.length, 'error')} of files that are not generated: fix them before you commit.`]
}

const errorsText = ({ findings, request }: Outcome, took: string): string =>
  `${counted(findings.length, 'finding')}, nothing written (${took}). Fix them, then run \`${commandLine(request.command)}\` again.\n`

const buildText = ({ fleet, out, trees }: Outcome, secrets: readonly SecretState[], took: string): string => {
  const clusters = fleet
    ? presentClusters(
        fleet,
        trees.map(({ cluster }) => cluster),
      )
    : []
  const provisions = fleet
    ? `\n${provisionsText(fleet, clusters, secrets, out === undefined ? undefined : remoteUrl(out))}`
    : ''
  return `${trees.map(builtTree).join('')}${provisions}\nBuilt ${counted(trees.length, 'tree')} ${took}.\n`
}

const checkText = (outcome: Outcome, took: string): string => {
  const outdated = outcome.trees.flatMap(({ changes }) => changes).length
  const verdict =
    outdated === 0
      ? `${counted(outcome.trees.length, 'tree')} as the inventory says`
      : `${counted(outdated, 'file')} not as the inventory says. To fix: ${repairCommand(outcome.request)}`
  return `${outcome.trees.map(checkedTree).join('')}${verdict} (checked ${took})\n`
}
