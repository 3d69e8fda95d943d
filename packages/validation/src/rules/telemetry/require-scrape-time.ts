import { inEachCluster, type Rule } from '../rule/rule.ts'
import { collectorScrapes } from '../../telemetry/scrapes.ts'

export const requireScrapeTime: Rule = {
  id: 'require-scrape-time',
  summary: 'Samples of cAdvisor are stored at the time of their scrape.',
  rationale:
    'cAdvisor’s own time stamps are of its last look at a container, and go back and forth: Prometheus refuses a whole request of remote write for one sample out of order.',
  fix: 'Set honor_timestamps: false on the job.',
  check: inEachCluster((cluster) =>
    collectorScrapes(cluster)
      .filter(
        ({ config }) => config.metrics_path === '/metrics/cadvisor' && config.honor_timestamps !== false,
      )
      .map(({ config, location }) => ({
        location: location('honor_timestamps'),
        message: `the job ${config.job_name} keeps the time stamps of cAdvisor`,
        impact: 'samples arrive out of order, and whole requests are refused',
        fix: 'set honor_timestamps: false',
      })),
  ),
}
