import { askedIn } from '../../telemetry/questions/asked.ts'
import { metricOf } from '../../telemetry/flow/selector.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule.ts'

/** What every job has, what Prometheus makes itself, and what rules record under a name with colons. */
const OF_EVERY_JOB = /^(?:up|scrape_\w+|ALERTS|ALERTS_FOR_STATE|.*:.*)$/

export const requireJobMatcher: Rule = {
  id: 'require-job-matcher',
  summary: 'Each selector of a metric says of which job, but for what every job has, such as up.',
  rationale:
    'Exporters share names (process_…, go_…, even container_…): the day a second one is scraped, a selector without a job adds up both.',
  example: {
    refused: 'node_load1{cluster=~"${cluster}"}',
    accepted: 'node_load1{cluster=~"${cluster}", job="node-exporter"}',
  },
  fix: 'Add job="…" to the selector.',
  check: (fleet) => {
    const { questions, read } = askedIn(fleet)
    return questions
      .filter(({ language }) => language === 'promql')
      .flatMap((question) => {
        const found = read(question)
        const { location, where } = question
        return (found.ok ? selectorsIn(found.expr) : []).flatMap((selector) => {
          const metric = selector.kind === 'selector' ? metricOf(selector) : undefined
          const isNamed = selector.matchers.some(
            ({ label, op }) => label.text === 'job' && op.startsWith('='),
          )
          if (metric === undefined || isNamed || OF_EVERY_JOB.test(metric)) return []
          return [
            {
              location: { ...location, offset: (location.offset ?? 0) + selector.from },
              message: `${where} asks ${metric} of whichever job has it`,
              impact: 'a second exporter with a metric of that name is added to it',
              fix: 'add job="…" to the selector',
            },
          ]
        })
      })
  },
}
