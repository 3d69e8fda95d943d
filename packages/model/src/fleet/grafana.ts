import { z } from 'zod/mini'
import { DASHBOARD_FOLDER, DATA_SOURCE_UID, type DashboardUid } from '../contracts/grafana.ts'
import { HttpUrl } from '../scalars/addresses.ts'
import { checkedString, error, exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { DnsLabel, SecretKey, Word } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Backup } from './backup.ts'
import { Host } from './entrance.ts'
import { OwnDashboard } from './own-dashboard.ts'
import { Resources } from './resources.ts'

/** What reaches Grafana as it is written. */
const verbatim = z.refine<string>((value) => !/\{\{|\$/.test(value), {
  error: error('the chart reads "{{" as a template, and Grafana "$" as a variable', 'write it without them'),
})

const VerbatimUrl = HttpUrl.check(verbatim)

const VerbatimWord = Word.check(verbatim)

const VerbatimText = z.string().check(verbatim)

/** It stands between quotes in an expression, and in one line of grafana.ini. */
const Group = checkedString(
  (value) => /^[\w@/][\w @/.:+-]*$/.test(value) && value === value.trim(),
  'the name of a group',
  'write it as the provider does: letters, digits, spaces and "@", "/", ".", ":", "+", "_", "-"',
)

const groups = (role: string, byDefault: string) =>
  field(
    z.exactOptional(z.array(Group).check(z.minLength(1))),
    `The groups whose users are ${role}, as the provider names them; of GitHub the teams, as @organization/team. By default ${byDefault}.`,
    ['grafana-admins'],
  )

const common = {
  clientId: field(VerbatimWord, 'The id of the client that you made for Grafana at the provider.', 'grafana'),
  admins: groups('administrators', 'nobody is one by a group'),
  editors: groups('editors', 'nobody is one by a group, and all others are viewers'),
}

/** What every provider knows of a user. */
export const OIDC_SCOPES = ['openid', 'profile', 'email'] as const

const claim = (byDefault: string) =>
  withDefault(
    checkedString(
      (value) => /^\w+(\.\w+)*$/.test(value),
      'the name of a claim',
      'write the names of its keys, with dots between',
    ),
    byDefault,
    'The claim that lists the groups of a user.',
    'groups',
  )

export const Oidc = named(
  z.discriminatedUnion('provider', [
    exactObject({
      provider: field(z.literal('authentik'), 'Authentik.'),
      url: field(VerbatimUrl, 'Its address.', 'https://auth.example.org'),
      ...common,
    }),
    exactObject({
      provider: field(z.literal('keycloak'), 'Keycloak.'),
      url: field(VerbatimUrl, 'Its address.', 'https://auth.example.org'),
      realm: field(VerbatimWord, 'The realm of the users.', 'home'),
      claim: claim('roles'),
      ...common,
    }),
    exactObject({
      provider: field(z.literal('github'), 'GitHub.'),
      organizations: field(
        z.array(VerbatimWord).check(z.minLength(1)),
        'The organizations whose members may log in. Without one, everybody at GitHub might.',
        ['my-organization'],
      ),
      ...common,
    }),
    exactObject({
      provider: field(z.literal('generic'), 'Any other provider of OpenID Connect.'),
      name: withDefault(VerbatimText, 'OpenID', 'What the button to log in names.', 'Pocket ID'),
      authUrl: field(
        VerbatimUrl,
        'Its `authorization_endpoint`, as `/.well-known/openid-configuration` states it.',
        'https://auth.example.org/authorize',
      ),
      tokenUrl: field(VerbatimUrl, 'Its `token_endpoint`.', 'https://auth.example.org/token'),
      apiUrl: field(VerbatimUrl, 'Its `userinfo_endpoint`.', 'https://auth.example.org/userinfo'),
      scopes: withDefault(
        z.array(VerbatimWord).check(z.minLength(1)),
        [...OIDC_SCOPES],
        'What Grafana asks for.',
        ['openid', 'profile', 'email', 'groups'],
      ),
      claim: claim('groups'),
      ...common,
    }),
  ]),
  'OidcInput',
  {
    description:
      'How users log in by an account that they have elsewhere. Its client secret is the key `client-secret` of the Secret `grafana-oidc`, which you make.',
  },
)
export type Oidc = z.output<typeof Oidc>

const DataSourceUid = DnsLabel.check(
  z.refine((uid) => !Object.values<string>(DATA_SOURCE_UID).includes(uid), {
    error: error('the generator has a data source of that uid', 'choose another uid'),
  }),
)

/** The part of a key and of a variable: the fields of Grafana’s `secureJsonData`. */
const SecureField = checkedString(
  (value) => /^[A-Za-z][A-Za-z0-9]*$/.test(value),
  'a field of secureJsonData',
  'write it as the documentation of the data source does, such as password or token',
)

export const DataSource = named(
  exactObject({
    type: field(VerbatimWord, 'The id of its plugin: one of Grafana’s own, or one of `plugins`.', 'influxdb'),
    url: field(
      z.exactOptional(VerbatimWord),
      'Its address, as Grafana’s pod reaches it. By default none, for plugins that need none.',
      'http://influxdb.energy:8086',
    ),
    user: field(z.exactOptional(VerbatimText), 'The user of a database. By default none.', 'grafana'),
    settings: field(
      z.exactOptional(z.record(VerbatimWord, z.union([VerbatimText, z.number(), z.boolean()]))),
      'What the documentation of the data source lists under `jsonData`. By default nothing.',
      { version: 'Flux', organization: 'home' },
    ),
    secrets: field(
      z.exactOptional(z.array(SecureField).check(z.minLength(1))),
      'What it lists under `secureJsonData`. Each is the key `UID.FIELD` of the Secret `grafana-data-sources`, which you make. By default nothing.',
      ['token'],
    ),
  }),
  'DataSourceInput',
  { description: 'Where Grafana finds other data than that of the fleet’s stores.' },
)
export type DataSource = z.output<typeof DataSource>

const Plugin = checkedString(
  (value) => /^[a-z0-9][a-z0-9-]*@\d[\w.+-]*$/.test(value),
  'a plugin with its version',
  'write ID@VERSION as the catalogue of Grafana’s plugins lists them, such as grafana-clock-panel@3.1.0',
)

export const Grafana = named(
  exactObject({
    admin: withDefault(
      exactObject({
        secret: withDefault(
          DnsLabel,
          'grafana-admin-credentials',
          'Its name, in `telemetry.namespace` of the hub.',
        ),
        userKey: withDefault(SecretKey, 'admin-user', 'The key of the administrator’s name.'),
        passwordKey: withDefault(SecretKey, 'admin-password', 'The key of the administrator’s password.'),
      }),
      {},
      'The Secret with the first administrator’s name and password, which you make.',
    ),
    resources: withDefault(
      Resources,
      { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
      'Those of its container.',
    ),
    host: field(
      z.exactOptional(Host),
      'The name by which browsers find it, at an entrance of the hub. By default it has none, and the build prints a command that forwards its port.',
      'grafana.example.org',
    ),
    oidc: field(
      z.exactOptional(Oidc),
      'A provider of accounts. By default users log in by accounts that Grafana itself has.',
    ),
    anonymous: field(
      z.exactOptional(z.boolean()),
      'Whether everybody who reaches Grafana may look at every dashboard and log without an account, as on a screen in a private network. By default nobody may.',
      true,
    ),
    volume: field(
      z.exactOptional(ByteQuantity),
      'The size of a claim on the hub’s storage class for Grafana’s database: users, preferences, stars, alerts and dashboards made in Grafana. By default they end with its pod.',
      '1Gi',
    ),
    backup: field(z.exactOptional(Backup), 'Copies of the database on `volume`. By default there is none.'),
    plugins: field(
      z.exactOptional(z.array(Plugin).check(z.minLength(1))),
      'Plugins with their versions, which Grafana downloads before it starts. By default it has those of its image.',
      ['grafana-clock-panel@3.1.0'],
    ),
    dataSources: field(
      z.exactOptional(z.record(DataSourceUid, DataSource)),
      'Other data sources, by the uid that dashboards name; Grafana’s menus show it, too. By default there are only the fleet’s stores.',
    ),
    dashboards: field(
      z.exactOptional(z.array(OwnDashboard).check(z.minLength(1))),
      'Dashboards of your own: files beside the inventory. Each is shipped with the fleet’s data sources and, where its queries allow it, with a choice of clusters. By default there are only those of the generator.',
      ['./dashboards/disks.json'],
    ),
    homeDashboard: field(
      z.exactOptional(z.enum(Object.keys(DASHBOARD_FOLDER) as [DashboardUid, ...DashboardUid[]])),
      'The uid of the dashboard that Grafana opens with. By default it is Grafana’s own.',
      'k8s-multicluster-overview',
    ),
  }),
  'GrafanaInput',
  { description: 'What shows metrics and logs of all clusters.' },
)
export type Grafana = z.output<typeof Grafana>
