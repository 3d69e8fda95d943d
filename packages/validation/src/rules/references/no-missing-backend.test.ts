import { httpRouteTo, ingressRouteTo, ingressTo } from '../../testing/routes.ts'
import { add, own, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingBackend } from './no-missing-backend.ts'

const SQUOOSH = { namespace: 'personal-services', service: 'squoosh' }

const onHub = (object: Draft) => own(object, 'telemetry', 'hub')

testRule(noMissingBackend, {
  valid: [
    { name: 'a port by its name', changes: own(ingressTo({ ...SQUOOSH, port: 'http' })) },
    {
      name: 'a Service of a chart',
      changes: onHub(
        ingressTo({ namespace: 'monitoring', service: 'kube-prometheus-stack-grafana', port: 80 }),
      ),
    },
    { name: 'a backend of an HTTPRoute', changes: own(httpRouteTo({ ...SQUOOSH, port: 8080 }, 'public')) },
    {
      name: 'a Service that an unknown operator may make',
      changes: [
        ...own(ingressTo({ ...SQUOOSH, service: 'other', port: 80 })),
        add('spoke', 'workloads/own.yaml', {
          apiVersion: 'example.org/v1',
          kind: 'Website',
          metadata: { name: 'other', namespace: SQUOOSH.namespace },
        }),
      ],
    },
  ],
  invalid: [
    { name: 'a missing Service', changes: own(ingressTo({ ...SQUOOSH, service: 'squosh', port: 80 })) },
    { name: 'a missing port', changes: own(ingressTo({ ...SQUOOSH, port: 8081 })) },
    { name: 'a missing name of a port', changes: own(ingressTo({ ...SQUOOSH, port: 'web' })) },
    {
      name: 'a missing Service of an HTTPRoute',
      changes: own(httpRouteTo({ ...SQUOOSH, service: 'squosh', port: 80 }, 'public')),
    },
    {
      name: 'a missing port of an IngressRoute',
      changes: own(ingressRouteTo({ ...SQUOOSH, port: 8081 })),
    },
    {
      name: 'a missing port of the Service of a chart',
      changes: onHub(
        ingressTo({ namespace: 'monitoring', service: 'kube-prometheus-stack-grafana', port: 3000 }),
      ),
    },
  ],
})
