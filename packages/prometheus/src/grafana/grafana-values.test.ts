import { requiredSecrets, type FleetInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { grafanaValues } from '../grafana-values.ts'

type Grafana = NonNullable<FleetInput['hub']['grafana']>

const { hub } = sampleFleetInput()

const fleetWith = (grafana: Partial<Grafana>) =>
  sampleFleet({
    clusters: { hub: sampleCluster(1, { entrances: { lan: { kind: 'Ingress' } } }) },
    hub: { ...hub, grafana: { ...hub.grafana, ...grafana } },
  })

const valuesWith = (grafana: Partial<Grafana>) => grafanaValues(fleetWith(grafana))

const keycloak: NonNullable<Grafana['oidc']> = {
  provider: 'keycloak',
  url: 'https://auth.example.org/',
  realm: 'home',
  clientId: 'grafana',
  admins: ['admins'],
  editors: ['crew', 'guests'],
}

describe('a Grafana with a host', () => {
  it('makes its links of it', () => {
    expect(valuesWith({ host: 'grafana.example.org' })).toMatchObject({
      'grafana.ini': { server: { domain: 'grafana.example.org', root_url: 'https://grafana.example.org/' } },
    })
  })

  it('states nothing else that Grafana has by default', () => {
    expect(valuesWith({})).not.toHaveProperty(['grafana.ini'])
    expect(valuesWith({})).not.toHaveProperty('envValueFrom')
    expect(valuesWith({})).not.toHaveProperty('persistence')
  })
})

describe('a login at a provider', () => {
  const host = 'grafana.example.org'

  it('asks the provider for accounts, and its groups for roles', () => {
    expect(valuesWith({ host, oidc: keycloak })).toMatchObject({
      'grafana.ini': {
        'auth.generic_oauth': {
          auth_url: 'https://auth.example.org/realms/home/protocol/openid-connect/auth',
          role_attribute_path:
            "roles[?@ == 'admins'] && 'Admin' || roles[?@ == 'crew'] && 'Editor' || roles[?@ == 'guests'] && 'Editor'",
        },
      },
    })
  })

  it('has its client secret from a Secret that the build lists', () => {
    const fleet = fleetWith({ host, oidc: keycloak })
    expect(grafanaValues(fleet)).toMatchObject({
      envValueFrom: {
        GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: { secretKeyRef: { name: 'grafana-oidc', key: 'client-secret' } },
      },
    })
    expect(requiredSecrets(fleet, fleet.hub.cluster)).toContainEqual(
      expect.objectContaining({
        name: 'grafana-oidc',
        keys: {
          'client-secret': expect.stringContaining('https://grafana.example.org/login/generic_oauth'),
        },
      }),
    )
  })

  it('at GitHub admits members of the organizations only', () => {
    const oidc = { provider: 'github' as const, clientId: 'id', organizations: ['one', 'two'] }
    expect(valuesWith({ host, oidc })).toMatchObject({
      'grafana.ini': { 'auth.github': { allowed_organizations: 'one two' } },
      envValueFrom: { GF_AUTH_GITHUB_CLIENT_SECRET: {} },
    })
  })
})

it('a data source reads its credentials from variables of their own', () => {
  const dataSources = {
    'a-b': { type: 'influxdb', url: 'http://a.example.org:8086', secrets: ['token'] },
    a: { type: 'influxdb', url: 'http://b.example.org:8086', secrets: ['token'] },
  }
  const { additionalDataSources, ...values } = valuesWith({ dataSources })
  expect(additionalDataSources.slice(1)).toMatchObject([
    { uid: 'a', secureJsonData: { token: '$DATA_SOURCE_a_token' } },
    { uid: 'a-b', secureJsonData: { token: '$DATA_SOURCE_a_b_token' } },
  ])
  expect(values).toMatchObject({
    envValueFrom: {
      DATA_SOURCE_a_b_token: { secretKeyRef: { name: 'grafana-data-sources', key: 'a-b.token' } },
    },
  })
})

it('a Grafana with a volume never has two pods, of which both would write to its database', () => {
  expect(valuesWith({ volume: '1Gi' })).toMatchObject({
    persistence: { enabled: true, size: '1Gi', storageClassName: 'local-path' },
    deploymentStrategy: { type: 'Recreate' },
  })
})

it('makes everybody who reaches a Grafana for everybody a viewer', () => {
  expect(valuesWith({ anonymous: true })).toMatchObject({
    'grafana.ini': { 'auth.anonymous': { enabled: true, org_role: 'Viewer' } },
  })
})
