import { inEachCluster, type Rule } from '../rule.ts'
import { collectorScrapes } from '../../telemetry/scrapes.ts'

export const requireScrapeTime: Rule = {
  id: 'require-scrape-time',
  demands: 'Samples of cAdvisor are stored at the time of their scrape.',
  why: 'cAdvisor’s own time stamps are of its last look at a container, and go back and forth: Prometheus refuses a whole request of remote write for one sample out of order.',
  example: {
    refused: 'metrics_path: /metrics/cadvisor',
    accepted: 'metrics_path: /metrics/cadvisor\nhonor_timestamps: false',
  },
  mend: 'Set honor_timestamps: false on the job.',
  judge: inEachCluster((cluster) =>
    collectorScrapes(cluster)
      .filter(
        ({ config }) => config.metrics_path === '/metrics/cadvisor' && config.honor_timestamps !== false,
      )
      .map(({ config, spot }) => ({
        at: spot('honor_timestamps'),
        what: `the job ${config.job_name} keeps the time stamps of cAdvisor`,
        consequence: 'samples arrive out of order, and whole requests are refused',
        mend: 'set honor_timestamps: false',
      })),
  ),
}
