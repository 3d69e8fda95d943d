import { set } from '../../testing/sample-trees.ts'
import { noMissingService } from './no-missing-service.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingService, {
  invalid: [
    ...(
      [
        ['that nothing answers', 'http://loki-gateway.monitoring.svc:81'],
        ['whose name has a slip', 'http://loki-gateway.monitoring.svvc.cluster.local:80'],
      ] as const
    ).map(([name, url]) => ({
      name: `a data source ${name}`,
      changes: [
        set(
          'hub HelmRelease kube-prometheus-stack',
          ['spec', 'values', 'grafana', 'additionalDataSources', 0, 'url'],
          url,
        ),
      ],
    })),
  ],
})
