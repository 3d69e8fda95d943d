import { expect, test } from 'vitest'
import { sampleFleetWith } from '../../fixtures/wrong-inventory.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleFleetInput } from '../testing/sample-fleet.ts'
import { readFleet } from './read-fleet.ts'

const SECRET = `glpat-${'a1b2'.repeat(5)}`

const pathsOf = (value: unknown, path: readonly string[] = []): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, child]) => [
        [...path, key].join('.'),
        ...pathsOf(child, [...path, key]),
      ])
    : []

test('a secret at any place is refused, and no finding shows it', () => {
  for (const at of pathsOf(sampleFleetInput())) {
    const findings = findingsOf(sampleFleetWith({ at, value: SECRET }))
    expect(findings.map(({ rule }) => rule)).toContain('ban-secret-value')
    expect(JSON.stringify(findings)).not.toContain(SECRET)
  }
})

test('a secret as a name is refused, and no finding shows it', () => {
  for (const at of [
    'clusters',
    'clusters.spoke.nodes',
    'clusters.spoke.workloads',
    'hub',
    'hub.prometheus',
  ]) {
    const findings = findingsOf(sampleFleetWith({ at: `${at}.${SECRET}`, value: null }))
    expect(findings.map(({ rule }) => rule)).toContain('ban-secret-value')
    expect(JSON.stringify(findings)).not.toContain(SECRET)
  }
})

test('a secret as a name is not shown by what looks for another name', () => {
  const findings = findingsOf(
    sampleFleetWith(
      {
        at: `clusters.spoke.secrets.${SECRET}`,
        value: { namespace: 'apps', keys: { [SECRET]: 'its token' } },
      },
      { at: 'clusters.spoke.workloads.app.env', value: { VALUE: { secret: 'app', key: 'token' } } },
      { at: `clusters.${SECRET}`, value: sampleFleetInput().clusters['spoke'] },
      { at: `clusters.hub.nodes.${SECRET}`, value: sampleFleetInput().clusters['spoke']?.nodes['node-2'] },
      { at: 'hub.node', value: 'node-7' },
    ),
  )
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['ban-secret-value', 'no-missing-hub-node', 'no-missing-secret']),
  )
  expect(JSON.stringify(findings)).not.toContain(SECRET)
})

test.each([
  'the password of the database',
  'Zugang zur Datenbank',
  '数据库的密码',
  'パスワード',
  'the OAuth2 token of n8n, from https://n8n.example.org/settings/api?v=2#new',
  'a UUID such as 6f9619ff-8b86-d011-b42d-00c04fc964ff, which `uuidgen` prints',
  'postgres://miniflux:PASSWORD@database:5432/miniflux, with the password below',
])('%s describes a key', (description) => {
  const fleet = sampleFleetWith(
    { at: 'clusters.spoke.secrets', value: { app: { namespace: 'apps', keys: { token: description } } } },
    { at: 'clusters.spoke.workloads.app.env', value: { VALUE: { secret: 'app', key: 'token' } } },
  )
  expect(readFleet(fleet)).toHaveProperty('ok', true)
})

test.each([
  ['PULL_TOKEN', '${PULL_TOKEN}'],
  ['PASSWORD', ''],
  ['API_KEY', '/run/secrets/api-key'],
  ['USE_TOKEN', 'true'],
  ['AUTHORIZED', `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${'aB3d'.repeat(10)} me`],
])('%s=%s stands for a secret and is none', (variable, value) => {
  expect(
    findingsOf(sampleFleetWith({ at: 'clusters.spoke.workloads.app.env', value: { [variable]: value } })),
  ).toEqual([])
})
