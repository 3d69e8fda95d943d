import { pushServer } from '../../testing/push-gateway.ts'
import { behindGateway, otlpCollector } from '../../testing/relay.ts'
import { refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { expect, test } from 'vitest'
import { noMissingUpstream } from './no-missing-upstream.ts'

const passingTo = (host: string) =>
  pushServer((server) => server.replace(/proxy_pass http:\/\/[^/$]+/, `proxy_pass http://${host}`))

testRule(noMissingUpstream, {
  invalid: [
    {
      name: 'a Service that is not there',
      changes: [passingTo('loki-writer.monitoring.svc.cluster.local:3100')],
    },
    { name: 'a port that its Service lacks', changes: [passingTo('loki.monitoring.svc.cluster.local:3101')] },
  ],
})

test('a relay behind the gateway is a Service that there is', async () => {
  expect(await refusedBy(...otlpCollector, behindGateway)).not.toContain('no-missing-upstream')
})
