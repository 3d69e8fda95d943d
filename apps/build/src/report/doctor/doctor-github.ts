import type { Headline } from '@fleet/doctor'
import type { Diagnosed } from '../../doctor/diagnosed.ts'
import { appendToStepSummary, cell, summarySection } from '../step-summary.ts'
import { MOST_OF_A_KIND, workflowCommand } from '../workflow-command.ts'
import { closingOf, headlinesFirst } from './doctor-summary.ts'
import { doctorText } from './doctor-text.ts'
import { gapPlaces, gapsOf } from './gaps.ts'

/** What GitHub's log gets: annotations, as many as it shows, and the whole text; and the summary of the job a table. */
export const doctorGithub = (diagnosed: Diagnosed): string => {
  const headlines = headlinesFirst(diagnosed)
  appendToStepSummary(() => summaryOf(diagnosed))
  const annotated = (['error', 'warning'] as const).flatMap((severity) =>
    headlines.filter((one) => one.severity === severity).slice(0, MOST_OF_A_KIND),
  )
  return `${annotated.map((one) => `${annotation(one)}\n`).join('')}${doctorText(diagnosed)}`
}

const annotation = ({ severity, check, cluster, subject, message, cause, fix }: Headline): string => {
  const place = [cluster, subject].filter(Boolean).join(' ')
  const lines = [place, message, `cause: ${cause}`, `fix: ${fix}`]
  return workflowCommand(severity, { title: check }, lines.filter(Boolean).join('\n'))
}

const summaryOf = (diagnosed: Diagnosed): string =>
  summarySection(
    'doctor',
    ['', 'cluster', 'subject', 'message', 'fix'],
    [
      ...headlinesFirst(diagnosed).map(({ severity, cluster = '', subject = '', message, fix }) =>
        [severity, cluster, subject, message, fix].map(cell),
      ),
      ...gapsOf(diagnosed).map((gap) =>
        ['not asked', gap.clusters.join(', '), gapPlaces(gap), gap.message, gap.fix].map(cell),
      ),
    ],
    closingOf(diagnosed),
  )
