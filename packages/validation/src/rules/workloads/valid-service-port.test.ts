import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validServicePort } from './valid-service-port.ts'

const service = (spec: object) =>
  own({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'own', namespace: 'default' }, spec })

testRule(validServicePort, {
  valid: [
    { name: 'a Service without an address and without a port', changes: service({ clusterIP: 'None' }) },
  ],
  invalid: [
    {
      name: 'a number other than the program’s',
      changes: [set('spoke Service squoosh', ['spec', 'ports', 0, 'port'], 8081)],
    },
    { name: 'a Service without a port', changes: service({}) },
  ],
})
