import { CHECKS, checksOfAlert } from '@fleet/doctor'
import { RUNBOOKS, type AlertName, type Look, type Runbook } from '@fleet/prometheus/runbooks'

/** All pages, by the alerts that they are about. */
export const runbookPages = (doctor: string): readonly (readonly [AlertName, string])[] =>
  (Object.entries(RUNBOOKS) as [AlertName, Runbook][]).map(([alert, runbook]) => [
    alert,
    runbookPage(alert, runbook, doctor),
  ])

/**
 * A page of docs/runbooks in Markdown.
 * @param doctor how a person starts `doctor`
 */
export const runbookPage = (alert: AlertName, runbook: Runbook, doctor: string): string =>
  `${[
    `# ${alert}`,
    '## Meaning',
    runbook.meaning,
    '## Impact',
    runbook.impact,
    '## What to look at',
    `\`${doctor} --cluster CLUSTER\` asks the running cluster, and names the cause first. What this alert is about, these checks find:`,
    checksOfAlert(alert).map(checkLine).join('\n'),
    `In Grafana, \`/d/${runbook.dashboard}?var-cluster=CLUSTER\` shows it. By hand, with \`CONTEXT\` for the context of the cluster in the kubeconfig, \`HUB\` for that of the hub, and other words in capitals for labels of the alert:`,
    ...runbook.look.map(lookText),
    '## What to do',
    runbook.remedies.map(({ found, fix }) => `- **Where ${found}**: ${fix}`).join('\n'),
  ].join('\n\n')}\n`

const checkLine = (id: string): string => {
  const check = CHECKS.find((one) => one.id === id)
  return `- \`${id}\`: ${check?.title ?? ''}`
}

const lookText = (look: Look): string => {
  if ('commands' in look) return `${look.shows}:\n\n${fence('sh', look.commands.join('\n'))}`
  if ('promql' in look) return `${look.shows}:\n\n${fence('promql', look.promql)}`
  return [
    `${look.shows}. In Loki:`,
    fence('logql', look.logql),
    'In VictoriaLogs:',
    fence('logsql', look.logsql),
  ].join('\n\n')
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``
