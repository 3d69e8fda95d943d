import type { Alerting, AlertRoute } from '../fleet/alerting.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { InventoryRule, Violation } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { eachReadable, itemsOf, namesOf } from './readable.ts'

type Check = (alerting: Alerting, fleet: Fleet) => readonly Violation[]

const whereAlertsAreSent =
  (check: Check) =>
  (fleet: Fleet): readonly Violation[] =>
    fleet.hub.alerting ? check(fleet.hub.alerting, fleet) : []

const routePath = (index: number, ...path: readonly (string | number)[]) => [
  'hub',
  'alerting',
  'routes',
  index,
  ...path,
]

export const requireReceiver: InventoryRule = {
  id: 'require-receiver',
  summary: '`hub.alerting` has at least one receiver.',
  rationale: 'An Alertmanager without a receiver takes alerts, and sends none: that looks like health.',
  check: whereAlertsAreSent(({ receivers }) =>
    namesOf(receivers).length > 0
      ? []
      : [
          {
            path: ['hub', 'alerting', 'receivers'],
            message: 'there is no receiver',
            impact: 'alerts fire, and no person gets a message',
            fix: "add one, such as phone: { type: 'pushover' }, or remove hub.alerting",
          },
        ],
  ),
}

export const noMissingReceiver: InventoryRule = {
  id: 'no-missing-receiver',
  summary: 'Every route names receivers of `hub.alerting.receivers`.',
  rationale:
    'Alertmanager refuses a route to a receiver that it does not have, and with it every other route.',
  check: whereAlertsAreSent(({ receivers, routes }) =>
    eachReadable(itemsOf(routes), ([index, { to }]) =>
      eachReadable(itemsOf(to), ([nth, name]) =>
        namesOf(receivers).includes(name)
          ? []
          : [
              {
                path: routePath(index, 'to', nth),
                message: `the route names receiver ${name}, and hub.alerting.receivers has ${listed(receivers)}`,
                impact: 'Alertmanager refuses its whole configuration, and no alert reaches a person',
                fix: `add ${name} to hub.alerting.receivers, or name one of them`,
              },
            ],
      ),
    ),
  ),
}

export const banIdleReceiver: InventoryRule = {
  id: 'ban-idle-receiver',
  summary: 'Some route leads to each receiver.',
  rationale: 'A person who expects messages there waits for them in vain.',
  check: whereAlertsAreSent(({ receivers, routes }) => {
    if (!routes) return []
    const named = new Set(routes.flatMap(({ to }) => to as readonly string[]))
    return namesOf(receivers)
      .filter((name) => !named.has(name))
      .map((name) => ({
        path: ['hub', 'alerting', 'receivers', name],
        message: `no route of hub.alerting.routes leads to receiver ${name}`,
        impact: 'it never gets a message',
        fix: `name ${name} in the \`to\` of a route, or remove it`,
      }))
  }),
}

const hasCondition = ({ severity, clusters, namespaces }: AlertRoute): boolean =>
  severity !== undefined || clusters !== undefined || namespaces !== undefined

export const requireDefaultRoute: InventoryRule = {
  id: 'require-default-route',
  summary: 'The last route takes every alert, and no other one does.',
  rationale:
    'The first route that takes an alert counts. An alert that no route takes reaches nobody, and a route behind one without a condition takes none.',
  check: whereAlertsAreSent(({ routes = [] }) =>
    itemsOf(routes).flatMap(([index, route]) => {
      const isLast = index === routes.length - 1
      if (hasCondition(route) !== isLast) return []
      return isLast
        ? [
            {
              path: routePath(index),
              message: 'the last route takes only some alerts',
              impact: 'an alert that no route takes reaches nobody',
              fix: 'add a route without a condition behind it: { to: [NAME] }',
            },
          ]
        : [
            {
              path: routePath(index),
              message: `this route takes every alert, and ${routes.length - 1 - index} more follow`,
              impact: 'the routes behind it never take an alert',
              fix: 'put it last, or give it a severity, clusters or namespaces',
            },
          ]
    }),
  ),
}

export const noMissingRoutedCluster: InventoryRule = {
  id: 'no-missing-routed-cluster',
  summary: 'A route of alerts names clusters of the fleet.',
  rationale: 'No alert has the label of another one.',
  check: whereAlertsAreSent(({ routes }, fleet) =>
    eachReadable(itemsOf(routes), ([index, { clusters }]) =>
      eachReadable(itemsOf(clusters), ([nth, name]) =>
        namesOf(fleet.clusters).includes(name)
          ? []
          : [
              {
                path: routePath(index, 'clusters', nth),
                message: `the route names cluster ${name}, and the fleet has ${listed(fleet.clusters)}`,
                impact: 'the route takes no alert for it',
                fix: 'name a cluster of the fleet',
              },
            ],
      ),
    ),
  ),
}
