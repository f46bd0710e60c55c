import type { _Record as SdkRecord, AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

type Image = Record<string, AttributeValue>;

const attributeOf = (value: SdkValue): AttributeValue => {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.L !== undefined) return { L: value.L.map(attributeOf) };
  if (value.M !== undefined) return { M: imageOf(value.M) };
  return value as AttributeValue;
};

const imageOf = (image: Record<string, SdkValue>): Image =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, attributeOf(value)]));

/** A stream record in the form of Lambda's events: JSON, with bytes in base64 and times in seconds. */
export const lambdaRecord = ({ eventID, eventName, dynamodb = {} }: SdkRecord): DynamoDBRecord => {
  const { Keys, OldImage, NewImage, ApproximateCreationDateTime: at, SequenceNumber, StreamViewType } = dynamodb;
  return {
    ...(eventID === undefined ? {} : { eventID }),
    ...(eventName === undefined ? {} : { eventName }),
    eventSource: 'aws:dynamodb',
    dynamodb: {
      ...(Keys === undefined ? {} : { Keys: imageOf(Keys) }),
      ...(OldImage === undefined ? {} : { OldImage: imageOf(OldImage) }),
      ...(NewImage === undefined ? {} : { NewImage: imageOf(NewImage) }),
      ...(at === undefined ? {} : { ApproximateCreationDateTime: at.getTime() / 1_000 }),
      ...(SequenceNumber === undefined ? {} : { SequenceNumber }),
      ...(StreamViewType === undefined ? {} : { StreamViewType }),
    },
  };
};
