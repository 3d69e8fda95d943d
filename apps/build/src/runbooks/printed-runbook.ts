import { suggestion } from '@fleet/model/suggestion'
import { RUNBOOKS, type AlertName } from '@fleet/prometheus/runbooks'
import { boldTitles } from '../cli/bold-titles.ts'
import { commandLine } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { runbookPage } from './runbook-page.ts'

/** The page of an alert, or the names of all that have one, for a terminal. @throws UsageError where there is none */
export const printedRunbook = (alert?: string): string => {
  const names = Object.keys(RUNBOOKS)
  if (alert === undefined) return `${names.join('\n')}\n`
  if (!isAlert(alert)) throw new UsageError(`there is no runbook of "${alert}"`, suggestion(alert, names))
  return boldTitles(runbookPage(alert, RUNBOOKS[alert], commandLine('doctor')))
}

const isAlert = (name: string): name is AlertName => Object.hasOwn(RUNBOOKS, name)
