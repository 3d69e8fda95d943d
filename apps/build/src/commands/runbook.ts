import { EXIT } from '../cli/exit-code.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command } from './command.ts'

export const runbook = command({
  name: 'runbook',
  about: 'print what to look at and what to do when an alert fires',
  operands: '[ALERT]',
  options: {},
  examples: [
    ['ClusterMetricsAbsent', 'the runbook of an alert'],
    ['', 'the list of all alerts that have one'],
  ],
  read: (_, alerts): string | undefined => {
    const [alert, ...others] = alerts
    if (others.length > 0)
      throw new UsageError('`runbook` takes one alert', 'name one, such as ClusterMetricsAbsent')
    return alert
  },
  run: async (alert) => {
    const { printedRunbook } = await import('../runbooks/printed-runbook.ts')
    process.stdout.write(printedRunbook(alert))
    return EXIT.ok
  },
})
