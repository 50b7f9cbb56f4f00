import { events } from '@shaodao/contracts/all';
import { eventSubject, serviceOf } from '@shaodao/contracts/kit';
import { EVENT_HEADERS, streamOf } from '@shaodao/contracts/wire';
import { z } from 'zod';

/** AsyncAPI 3.0 of every event: CloudEvents 1.0 over NATS, attributes as headers, the payload as the body. */
export function asyncApi() {
  const key = (subject: string) => subject.replaceAll('.', '_');
  return {
    asyncapi: '3.0.0',
    id: 'urn:shaodao:events',
    info: {
      title: '哨到 · 事件', version: '1.0.0', license: { name: 'Mulan PSL v2', url: 'https://license.coscl.org.cn/MulanPSL2' },
      description: '县域组团式巡回服务系统各服务发布的事件。信封为 CloudEvents 1.0（NATS 绑定，二进制模式），事件里只有编号、代码、数量和时间，没有姓名、电话等个人信息。',
    },
    defaultContentType: 'application/json',
    servers: { county: { host: 'nats.county.internal:4222', protocol: 'nats', description: '县里的 NATS JetStream，各服务用各自的用户', security: [{ $ref: '#/components/securitySchemes/user' }] } },
    channels: Object.fromEntries(events.map((event) => [key(event.subject), {
      address: eventSubject(event), title: event.title, messages: { [key(event.subject)]: { $ref: `#/components/messages/${key(event.subject)}` } },
      tags: [{ name: serviceOf(event) }], description: `JetStream 流 ${streamOf(serviceOf(event))}`,
    }])),
    operations: Object.fromEntries(events.map((event) => [`announce_${key(event.subject)}`, {
      action: 'send', channel: { $ref: `#/channels/${key(event.subject)}` }, title: event.title, messages: [{ $ref: `#/channels/${key(event.subject)}/messages/${key(event.subject)}` }],
    }])),
    components: {
      securitySchemes: { user: { type: 'userPassword' } },
      schemas: { cloudEventHeaders: headers },
      messages: Object.fromEntries(events.map((event) => [key(event.subject), {
        name: event.subject, title: event.title, contentType: 'application/json', headers: { $ref: '#/components/schemas/cloudEventHeaders' },
        payload: withoutDialect(z.toJSONSchema(event.payload, { target: 'draft-7', io: 'output', unrepresentable: 'any' })),
      }])),
    },
  };
}

const text = (description: string) => ({ type: 'string', description });
const headers = {
  type: 'object',
  required: [EVENT_HEADERS.id, EVENT_HEADERS.source, EVENT_HEADERS.type, EVENT_HEADERS.specversion, EVENT_HEADERS.time, EVENT_HEADERS.subject],
  properties: {
    [EVENT_HEADERS.id]: { ...text('事件编号，也是 JetStream 的去重编号'), format: 'uuid' }, [EVENT_HEADERS.source]: text('发布的服务'), [EVENT_HEADERS.type]: text('事件类型，即主题去掉 ev.'),
    [EVENT_HEADERS.specversion]: { const: '1.0' }, [EVENT_HEADERS.time]: { ...text('发生的时间（UTC）'), format: 'date-time' }, [EVENT_HEADERS.subject]: text('所关于的事物的编号'),
    [EVENT_HEADERS.datacontenttype]: { const: 'application/json' }, [EVENT_HEADERS.sequence]: text('同一事物的第几个事件，从 1 起不间断'), traceparent: text('W3C 追踪'),
  },
};

const withoutDialect = ({ $schema: _dialect, ...schema }: Record<string, unknown>): Record<string, unknown> => schema;
