import { at } from '../../values/location.ts'
import { isSameValue } from '../../tree/changes/same-value.ts'
import { nameOf } from '../../tree/objects.ts'
import { changeText, inEachChanged, type ChangeRule } from './change-rule.ts'
import { REFUSED } from './refused-change.ts'

export const banVolumeChange: ChangeRule = {
  id: 'ban-volume-change',
  summary: 'A PersistentVolume keeps its source, its mode and its nodes.',
  rationale:
    'The API server refuses another source of a volume. Flux cannot apply the layer with a changed one, nor any later change of it.',
  fix: 'Give the volume of the other source a new name, and bind a new claim to it.',
  check: inEachChanged(['core/PersistentVolume'], ({ before, after, fields }, report) => {
    const field = fields.find(
      (one) => one.path[0] === 'spec' && !MUTABLE.includes(String(one.path[1])) && !isSameValue(one),
    )
    if (!field) return
    report({
      location: at(after, ...field.path),
      message: `${nameOf(before)} changes ${changeText(field)}, which is immutable`,
      impact: REFUSED,
      fix: 'give the volume of the other source a new name, and bind a new claim to it',
    })
  }),
}

const MUTABLE = [
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
]
