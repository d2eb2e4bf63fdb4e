/** Errors of Office, as outcomes. Anything that is no error of Office is a bug of ours and is thrown on. */
import type { Outcome } from '../port'

type Refused = Extract<Outcome, { kind: 'refused' }>

/** Word's codes → reasons of `wording/outcomes.ts`. */
const REASON: Record<string, string> = {
  AccessDenied: 'protected',
  // Word on the web, for some accounts and for what a platform cannot do (OfficeDev/office-js#6746).
  NotAllowed: 'not-allowed',
  ApiNotFound: 'not-supported',
  NotImplemented: 'not-supported',
  InvalidArgument: 'invalid-place',
  ItemNotFound: 'place-gone',
  InvalidReference: 'place-gone',
  InvalidObjectPath: 'place-gone',
  SearchStringInvalidOrTooLong: 'words-not-searchable',
  // The person has Word's Find box open.
  SearchDialogIsOpen: 'find-dialog-open',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  ActivityLimitReached: 'busy',
  RequestAborted: 'busy',
  EditModeCannotBeUsed: 'busy',
  Busy: 'busy',
  GeneralException: 'host-error',
}

/** Common API: status numbers. */
const COMMON_REASON: Record<number, string> = {
  1000: 'not-supported',
  2001: 'invalid-place',
  5000: 'not-supported',
  5002: 'read-only',
  5004: 'not-supported',
  5010: 'host-error',
  6000: 'place-gone',
  6100: 'bad-xml',
  7000: 'protected',
}

/** An error raised by office.js or Word through the rich API. */
export interface OfficeError extends Error { code: string; debugInfo?: { errorLocation?: string } }

export function isOfficeError(error: unknown): error is OfficeError {
  // By shape, not by class: the error may come from another copy of office.js (frames, tests).
  return error instanceof Error && error.name === 'RichApi.Error' && typeof (error as Partial<OfficeError>).code === 'string'
}

/** A failed asynchronous call of the Common API. */
export class CommonApiError extends Error {
  constructor(readonly code: number, name: string) {
    super(`${code} ${name}`)
    this.name = 'CommonApiError'
  }
}

/** The refusal that this error means; throws on what is no error of Office. */
export function refusalOf(error: unknown): Refused {
  // `message` is not shown: it may hold words of the contract.
  if (isOfficeError(error)) {
    const where = error.debugInfo?.errorLocation
    return { kind: 'refused', reason: REASON[error.code] ?? 'host-error', detail: where ? `${error.code} (${where})` : error.code }
  }
  if (error instanceof CommonApiError) return { kind: 'refused', reason: COMMON_REASON[error.code] ?? 'host-error', detail: String(error.code) }
  throw error
}

/** True when trying the same at a wider place may help. */
export function widerMayHelp(reason: string): boolean {
  return reason === 'invalid-place' || reason === 'place-gone' || reason === 'host-error'
}
