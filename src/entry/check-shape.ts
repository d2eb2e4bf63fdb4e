/** JSON schemas of `knowledge/schema/` as checks of shape; used when the knowledge is compiled, never in the add-in. */
import Ajv, { type ErrorObject } from 'ajv'
import { nearestName } from '../language/knowledge-error'
import type { ShapeCheck, ShapeFault } from '../checklist/source-file'

/** A check that reports every departure from `schema` in an author's words. */
export function shapeCheck(schema: object): ShapeCheck {
  const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema)
  return (data) => {
    if (validate(data)) return []
    const seen = new Set<string>()
    // An unknown key first: it explains why another one is missing.
    const errors = [...(validate.errors ?? [])].sort((a, b) => Number(b.keyword === 'additionalProperties') - Number(a.keyword === 'additionalProperties'))
    return errors.flatMap((error) => {
      const fault = faultOf(error)
      const key = fault && `${fault.path.join('/')} ${fault.expected}`
      if (!fault || !key || seen.has(key)) return []
      seen.add(key)
      return [fault]
    })
  }
}

function faultOf(error: ErrorObject): ShapeFault | null {
  const path = error.instancePath.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replace(/~1/g, '/').replace(/~0/g, '~')))
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {})
      return { path: [...path, String(params.additionalProperty)], expected: `One of the keys ${known.join(', ')}.`, nearest: nearestName(String(params.additionalProperty), known), key: true }
    }
    case 'required': return { path, expected: `The key « ${String(params.missingProperty)} » is missing here.` }
    case 'enum': return { path, expected: `One of: ${(params.allowedValues as string[]).join(', ')}.`, nearest: typeof error.data === 'string' ? nearestName(error.data, params.allowedValues as string[]) : undefined }
    case 'anyOf': case 'propertyNames': return null
    default: return { path, expected: `This ${error.message ?? 'has another shape'}.` }
  }
}
