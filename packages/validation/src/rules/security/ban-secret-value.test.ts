import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsInOwn } from '../../testing/own-tree.ts'
import { own, refusedBy, set } from '../../testing/sample-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'
import { banSecretValue } from './ban-secret-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const
const CONFIG = ['data', 'config.yaml', 'exporters', 'otlp_http', 'headers'] as const

const secret = (field: string, value: string) =>
  own({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'own', namespace: 'default' },
    [field]: { greeting: value },
  })

testRule(banSecretValue, {
  invalid: [
    {
      name: 'a URL with a password',
      changes: [set('spoke Deployment n8n', [...ENV, 3, 'value'], 'https://n8n:hunter2@n8n.example/')],
    },
    {
      name: 'a password in the values of a chart',
      changes: [set(HUB_LOKI, [...VALUES, 'gateway', 'basicAuth', 'password'], 'hunter2')],
    },
    {
      name: 'a token in the configuration of a collector',
      changes: [
        set('spoke ConfigMap otel-collector-*', CONFIG, { 'X-Scope-OrgID': `ghp_${'a'.repeat(36)}` }),
      ],
    },
    { name: 'a Secret with unencrypted data', changes: secret('data', 'aHVudGVyMg==') },
    { name: 'a Secret with unencrypted stringData', changes: secret('stringData', 'whatever it is') },
    {
      name: 'a value that was added to an encrypted Secret',
      changes: [
        ...own({ ...encryptedSecret('default', 'token'), data: { later: 'aHVudGVyMg==' } }),
        decrypting(),
      ],
    },
  ],
})

describe('ban-secret-value', () => {
  it.each([
    ['grafana', 'envFromSecret'],
    ['alertmanager', 'alertmanagerSpec', 'configSecret'],
  ])('reads %s %s as the name of a Secret', async (...path) => {
    expect(await refusedBy(set(HUB_STACK, [...VALUES, ...path], 'own'))).not.toContain('ban-secret-value')
  })

  it.each([
    '${MQTT_USER}',
    'op://Automation/mqtt/token',
    '{{ .token }}',
    `ssh-ed25519 AAAA${'a'.repeat(60)}`,
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  ])('reads %j in a Secret as no secret', async (value) => {
    expect(await refusedBy(...secret('stringData', value))).toEqual([])
  })

  it.each([
    ['githubConfigSecret', 'runners-secret'],
    ['pullSecret', 'registry'],
    ['clientSecret', 'oidc-client-secret'],
    ['token', '${TOKEN:=none}'],
    ['token', 'op://Automation/mqtt/token'],
    ['password', '/run/secrets/password'],
    ['auth', 'basic'],
  ])('reads no secret in %s: %s', async (key, value) => {
    const found = await findingsInOwn(configured(key, value))
    expect(found.map(({ rule }) => rule)).not.toContain('ban-secret-value')
  })

  it.each([
    ['clientSecret', 'k3JhdWx0'],
    ['adminPassword', 'hunter2'],
  ])('warns of what may be a secret in %s: %s', async (key, value) => {
    const found = await findingsInOwn(configured(key, value))
    expect(found).toContainEqual(expect.objectContaining({ rule: 'ban-secret-value', severity: 'warning' }))
  })
})

/** An object of a person's with a setting of some program. */
const configured = (key: string, value: string): string => `apiVersion: example.org/v1
kind: Program
metadata: {name: own, namespace: default}
spec: {${key}: ${JSON.stringify(value)}}
`
