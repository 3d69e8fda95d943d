import { TIME_ZONE } from '../../catalog/programs/services.ts'
import { isTimeZone } from '@fleet/model'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const validProgramVariable: Rule = {
  id: 'valid-program-variable',
  ownSeverity: 'warning',
  summary: 'A known program accepts the value of each of its variables.',
  rationale:
    'A program ignores a value that it cannot read and runs with its default, or exits. A secret that is written out is read by everybody.',
  fix: 'Write the value as the program’s documentation does. Take secrets from a Secret.',
  check: inEachRun((run, report) => {
    for (const [index, variable] of (run.container.env ?? []).entries())
      checkVariable(run, variable, (message, impact, fix) => {
        report({
          location: run.location('env', index, 'value'),
          message: `${variable.name} of ${containerText(run)} ${message}`,
          impact,
          fix,
        })
      })
  }),
}

const checkVariable = (
  run: Container,
  { name, value, valueFrom }: NonNullable<Container['container']['env']>[number],
  reportValue: ReportValue,
): void => {
  const known = run.program?.environment?.[name]
  // Another rule reports a variable without a value and without a source.
  if (value === undefined && Object.keys(valueFrom ?? {}).length === 0) return
  if (known?.isSecret && !valueFrom?.secretKeyRef)
    reportValue(
      'does not come from a Secret',
      'every reader of the repository reads it, or it is missing',
      'take it from a Secret by valueFrom.secretKeyRef',
    )
  else if (known?.value && value !== undefined) checkValue(run, value, known.value, reportValue)
}

/** Reports a violation at the value of a variable. */
type ReportValue = (message: string, impact: string, fix: string) => void

const checkValue = ({ program }: Container, value: string, form: RegExp, reportValue: ReportValue): void => {
  if (!form.test(value))
    reportValue(
      `is ${JSON.stringify(value)}, which ${program?.name} does not accept`,
      'the program runs with its default, or exits',
      `write a value of its documentation, which matches ${form.source}`,
    )
  else if (form === TIME_ZONE && !isTimeZone(value))
    reportValue(
      `is ${value}, which is not a time zone`,
      'the program runs in UTC, or exits',
      'write a name of the time zone database, such as Europe/Berlin',
    )
}
