import fc from 'fast-check'
import { DASHBOARD_FOLDER, type DashboardUid } from '../contracts/grafana.ts'
import type { FleetInput } from '../fleet/fleet.ts'
import { anyBackup } from './any-backup.ts'
import { anyHostChoice, hostAt } from './any-entrance.ts'
import { anyDashboards } from './any-files.ts'
import { anyResources } from './any-resources.ts'
import { anyName, anySecretKey, sizeOf } from './any-scalar.ts'

type Grafana = NonNullable<FleetInput['hub']['grafana']>

/** Any valid Grafana of a hub with these entrances. Only one with a host has a provider of accounts, and only one with a volume a backup. */
export const anyGrafana = (): fc.Arbitrary<(entrances: readonly string[], isCopied: boolean) => Grafana> =>
  fc
    .record({
      choice: fc.option(anyHostChoice, { nil: undefined }),
      oidc: fc.option(anyOidc(), { nil: undefined }),
      grafana: fc.record(
        {
          admin: anyAdmin(),
          resources: anyResources(),
          anonymous: fc.boolean(),
          volume: fc.integer({ min: 64, max: 10240 }).map(sizeOf),
          plugins: fc.subarray(['grafana-clock-panel@3.1.0', 'marcusolsson-json-datasource@1.3.24'], {
            minLength: 1,
          }),
          dataSources: anyDataSources(),
          dashboards: anyDashboards,
          // Those of hosts, of services and of databases are not in every fleet.
          homeDashboard: fc.constantFrom(
            ...(Object.keys(DASHBOARD_FOLDER) as DashboardUid[]).filter(
              (uid) => !['fleet-hosts', 'fleet-services', 'fleet-databases'].includes(uid),
            ),
          ),
        },
        { requiredKeys: ['admin', 'resources'] },
      ),
      backup: fc.option(anyBackup(), { nil: undefined }),
    })
    .map(({ choice, oidc, grafana: own, backup }) => (entrances, isCopied) => {
      const grafana = isCopied && own.volume !== undefined && backup ? { ...own, backup } : own
      const host = choice && hostAt('grafana.example.org', entrances, choice)
      if (!host) return grafana
      return {
        ...grafana,
        host: host.entrance === undefined && choice.number % 2 === 0 ? host.name : host,
        ...(oidc && { oidc }),
      }
    })

const anyAdmin = (): fc.Arbitrary<Grafana['admin']> =>
  fc
    .record({ secret: anyName, userKey: anySecretKey, passwordKey: anySecretKey })
    .filter(({ userKey, passwordKey }) => userKey !== passwordKey)

const anyUrl = anyName.map((name) => `https://auth-${name}.example.org`)

const anyGroups = fc.array(fc.constantFrom('grafana-admins', 'Grafana Editors', '@home/people', 'a:b.c+d'), {
  minLength: 1,
  maxLength: 2,
})

const roles = { admins: anyGroups, editors: anyGroups }

const anyClaim = fc.constantFrom('groups', 'roles', 'realm_access.roles')

const anyOidc = (): fc.Arbitrary<NonNullable<Grafana['oidc']>> =>
  fc.oneof(
    fc.record(
      { provider: fc.constant('authentik' as const), url: anyUrl, clientId: anyName, ...roles },
      { requiredKeys: ['provider', 'url', 'clientId'] },
    ),
    fc.record(
      {
        provider: fc.constant('keycloak' as const),
        url: anyUrl,
        realm: anyName,
        claim: anyClaim,
        clientId: anyName,
        ...roles,
      },
      { requiredKeys: ['provider', 'url', 'realm', 'clientId'] },
    ),
    fc.record(
      {
        provider: fc.constant('github' as const),
        organizations: fc.array(anyName, { minLength: 1, maxLength: 2 }),
        clientId: anyName,
        ...roles,
      },
      { requiredKeys: ['provider', 'organizations', 'clientId'] },
    ),
    fc.record(
      {
        provider: fc.constant('generic' as const),
        name: fc.constantFrom('Pocket ID', 'Zitadel: home'),
        authUrl: anyUrl,
        tokenUrl: anyUrl,
        apiUrl: anyUrl,
        scopes: fc.subarray(['openid', 'profile', 'email', 'groups'], { minLength: 1 }),
        claim: anyClaim,
        clientId: anyName,
        ...roles,
      },
      { requiredKeys: ['provider', 'authUrl', 'tokenUrl', 'apiUrl', 'clientId'] },
    ),
  )

type DataSources = NonNullable<Grafana['dataSources']>

/** One that needs an address, and one that makes its data up. */
const anyDataSources = (): fc.Arbitrary<DataSources> =>
  fc.dictionary(
    anyName.map((name) => `own-${name}`),
    fc.oneof(
      fc.record({ type: fc.constant('grafana-testdata-datasource') }),
      fc.record(
        {
          type: fc.constant('influxdb'),
          url: anyName.map((name) => `http://${name}.energy.example.org:8086`),
          user: anyName,
          settings: fc.dictionary(anySecretKey, fc.oneof(anyName, fc.nat(), fc.boolean()), {
            maxKeys: 2,
            noNullPrototype: true,
          }),
          secrets: fc.subarray(['password', 'token'], { minLength: 1 }),
        },
        { requiredKeys: ['type', 'url'] },
      ),
    ),
    { maxKeys: 2, noNullPrototype: true },
  )
