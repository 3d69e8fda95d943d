import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingHomeDashboard } from './no-missing-home-dashboard.ts'

const home = (path: string) => [
  set(HUB_STACK, [...VALUES, 'grafana', 'grafana.ini', 'dashboards', 'default_home_dashboard_path'], path),
]

testRule(noMissingHomeDashboard, {
  valid: [
    { name: 'a dashboard in its folder', changes: home('/tmp/dashboards/Fleet/fleet-telemetry.json') },
    { name: 'a file of the image', changes: home('/usr/share/grafana/home.json') },
  ],
  invalid: [
    {
      name: 'a dashboard outside of its folder',
      changes: home('/tmp/dashboards/fleet-telemetry.json'),
    },
  ],
})
