import { inEachCluster, type Rule } from '../rule/rule.ts'
import { collectorScrapes } from '../../telemetry/scrapes.ts'

export const banCadvisorTimestamps: Rule = {
  id: 'ban-cadvisor-timestamps',
  ownSeverity: 'warning',
  summary: 'Samples of cAdvisor have the time of their scrape.',
  rationale:
    'cAdvisor’s own timestamps go back and forth. Prometheus refuses a whole request of remote write for one sample out of order.',
  fix: 'Set honor_timestamps: false on the job.',
  check: inEachCluster((cluster, report) => {
    for (const { config, location } of collectorScrapes(cluster))
      if (config.metrics_path === '/metrics/cadvisor' && config.honor_timestamps !== false)
        report({
          location: location('honor_timestamps'),
          message: `the job ${config.job_name} keeps the timestamps of cAdvisor`,
          impact: 'samples arrive out of order, and Prometheus refuses whole requests',
          fix: 'set honor_timestamps: false',
        })
  }),
}
