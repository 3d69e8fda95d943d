import { expect, test } from 'vitest'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { behindGateway, otlpCollector } from '../../testing/relay.ts'
import { change, refusedBy } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { withThanos } from '../../testing/thanos.ts'
import { noMissingUpstream } from './no-missing-upstream.ts'

/** The gateway of the hub has one more location, which passes on to an address. */
const passingTo = (address: string) =>
  change(HUB_LOKI, [...VALUES, 'gateway', 'nginxConfig', 'file'], (file: string) =>
    file.replace(
      /listen 8081;/,
      () => `listen 8081;
    location = /api/v1/write {
      proxy_pass http://${address}$uri;
    }`,
    ),
  )

const RECEIVE = 'thanos-receive-write.monitoring.svc.cluster.local'

testRule(noMissingUpstream, {
  valid: [
    { name: 'a Receive at its port', changes: [...withThanos(), passingTo(`${RECEIVE}:19291`)] },
    { name: 'a machine elsewhere', changes: [passingTo('store.example.org:9090')] },
    { name: 'an address that a variable gives', changes: [passingTo('$store')] },
  ],
  invalid: [
    {
      name: 'a port at which no Receive listens',
      changes: [...withThanos(), passingTo(`${RECEIVE}:19292`)],
      findings: [{ message: expect.stringMatching(/has no port 19292$/) as string }],
    },
    {
      name: 'a Receive that is not there',
      changes: [passingTo(`${RECEIVE}:19291`)],
      findings: [
        { message: expect.stringContaining('has no Service monitoring/thanos-receive-write') as string },
      ],
    },
  ],
})

test('a relay behind the gateway is a Service that there is', async () => {
  expect(await refusedBy(...otlpCollector, behindGateway)).not.toContain('no-missing-upstream')
})
