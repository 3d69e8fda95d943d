import { own, set, type Draft } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banVolumeChange } from './ban-volume-change.ts'

const volume: Draft = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'media' },
  spec: {
    capacity: { storage: '1Ti' },
    accessModes: ['ReadWriteMany'],
    nfs: { server: '192.168.50.9', path: '/srv/media' },
  },
}

testChangeRule(banVolumeChange, {
  valid: [
    {
      name: 'another capacity',
      before: own(volume),
      changes: [set('spoke PersistentVolume media', ['spec', 'capacity', 'storage'], '2Ti')],
    },
  ],
  invalid: [
    {
      name: 'another server of a volume',
      before: own(volume),
      changes: [set('spoke PersistentVolume media', ['spec', 'nfs', 'server'], '192.168.50.10')],
    },
  ],
})
