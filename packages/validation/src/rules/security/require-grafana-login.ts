import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'
import { chartValue } from '../../tree/charts/release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const requireGrafanaLogin: Rule = {
  id: 'require-grafana-login',
  ownSeverity: 'warning',
  summary:
    'Grafana admits only users with a password, unless it states that all others are viewers, and takes that of its administrator from a Secret.',
  rationale:
    'The chart has a default password that is public, and generates another one at each installation.',
  fix: 'Name the Secret and its keys in grafana.admin, leave the login form on, and anonymous access off or with the org_role Viewer.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

const off = (section: string, key: string, impact: string): Setting => ({
  path: ['grafana', 'grafana.ini', section, key],
  byDefault: false,
  isFine: (value) => value === false,
  impact,
  fix: 'remove it',
})

const ANONYMOUS = ['grafana', 'grafana.ini', 'auth.anonymous'] as const

const SETTINGS: readonly Setting[] = [
  {
    path: ['grafana', 'admin', 'existingSecret'],
    isFine: isText,
    impact: 'the password of the administrator is generated, or public',
    fix: 'name the Secret with the name and the password of the administrator',
  },
  ...['userKey', 'passwordKey'].map((key) => ({
    path: ['grafana', 'admin', key],
    isFine: isText,
    impact: 'the chart reads another key of the Secret, and Grafana does not start without it',
    fix: `name the key of the Secret in grafana.admin.${key}`,
  })),
  {
    path: ['grafana', 'adminPassword'],
    isFine: (value) => value === undefined,
    impact: 'the password of the administrator is in the history of Git',
    fix: 'name a Secret in grafana.admin.existingSecret',
  },
  {
    ...off('auth.anonymous', 'enabled', 'everybody who reaches Grafana reads the logs of all clusters'),
    // Where a role is stated, too, it is meant.
    isFine: (value, release) => value === false || chartValue(release, ...ANONYMOUS, 'org_role') === 'Viewer',
    fix: 'remove it, or state the org_role Viewer where everybody who reaches Grafana may look',
  },
  off('auth', 'disable_login_form', 'no user can log in'),
]
