import { expect } from 'vitest'
import { SPOKE_AGENT, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'

const EXPORTERS = [...SPOKE_KEYS, 'exporters'] as const
const LOGS = [...EXPORTERS, 'otlp_http', 'endpoint'] as const
const METRICS = [...EXPORTERS, 'prometheus_remote_write', 'http', 'endpoint'] as const

const alias = (...addresses: readonly string[]) =>
  set(
    SPOKE_AGENT,
    ['spec', 'template', 'spec', 'hostAliases'],
    addresses.map((ip) => ({ ip, hostnames: ['hub.fleet.internal'] })),
  )

testRule(uniqueIngestAddress, {
  valid: [
    {
      name: 'a name of the hub that has two addresses',
      changes: [
        set(SPOKE_CONFIG, LOGS, 'http://hub.fleet.internal:31080/otlp'),
        set(SPOKE_CONFIG, METRICS, 'http://hub.fleet.internal:31090/api/v1/write'),
        alias('100.64.0.9', '100.64.0.10'),
      ],
    },
  ],
  invalid: [
    {
      name: 'a second address of the hub',
      changes: [set(SPOKE_CONFIG, LOGS, 'http://100.64.0.9:31080/otlp')],
    },
    {
      name: 'a name that has another address in the pods of the collector',
      changes: [set(SPOKE_CONFIG, LOGS, 'http://hub.fleet.internal:31080/otlp'), alias('100.64.0.9')],
      findings: [{ message: expect.stringContaining('hub.fleet.internal (100.64.0.9)') as string }],
    },
  ],
})
