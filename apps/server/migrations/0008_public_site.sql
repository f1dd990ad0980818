-- What everyone may see. Visible = a row exists in public_site.items: publication inserts it in the transaction of its
-- event, withdrawal deletes it (条例 art. 24: the platform offers search, reading, download). No views, no row-level security.

-- Copy of the settings that the public pages show: name, host, identification code, filings, fragments of the frame.
create table public_site.site (
  key text primary key check (key ~ '^[a-z][A-Za-z0-9]*$'),
  value jsonb not null
);

-- Copy of the agencies; written with core.agencies. The contact is that of 条例 art. 12.
create table public_site.agencies (
  id bigint primary key,
  parent_id bigint,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('government', 'department', 'township', 'village', 'public-institution')),
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  contact jsonb not null default '{}',
  closed_on date,
  merged_into_id bigint
);
create index agencies_by_parent on public_site.agencies (parent_id);

-- Facts of an item, narrow: lists read nothing else.
create table public_site.items (
  id bigint primary key,
  agency_id bigint not null references public_site.agencies (id),
  -- The name the agency bore on the day of publication: renaming and merging do not rewrite what was published.
  agency_name text not null,
  category text not null check (category ~ '^[a-z0-9-]{1,60}$'),
  title text not null,
  index_number text not null unique,
  document_number text,
  formed_on date not null,
  -- First publication; a correction keeps it and sets revised_at.
  published_at timestamptz(3) not null,
  revised_at timestamptz(3),
  edition_no integer not null check (edition_no >= 1),
  validity text check (validity in ('in-force', 'expired', 'repealed')),
  summary text,
  explains_item_id bigint,
  file_count integer not null default 0 check (file_count >= 0)
);
create index items_newest on public_site.items (published_at desc, id desc);
create index items_by_agency on public_site.items (agency_id, published_at desc, id desc);
create index items_by_category on public_site.items (category, published_at desc, id desc);
create index items_by_agency_category on public_site.items (agency_id, category, published_at desc, id desc);
create index items_explaining on public_site.items (explains_item_id, published_at desc) where explains_item_id is not null;

create function public_site.name_agency() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.agency_name := coalesce(new.agency_name, (select name from public_site.agencies where id = new.agency_id));
  return new;
end $$;
create trigger items_named before insert on public_site.items for each row execute function public_site.name_agency();

create table public_site.item_texts (
  item_id bigint primary key references public_site.items (id) on delete cascade,
  -- Sanitised by the office before it was written here; the portal prints it as it is.
  body_html text not null,
  body_text text not null,
  keywords text[] not null default '{}',
  source text not null
);

create table public_site.item_files (
  item_id bigint not null references public_site.items (id) on delete cascade,
  position integer not null check (position >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  primary key (item_id, position)
);
create index item_files_by_hash on public_site.item_files (item_id, hash);

-- Public history of an item: the note says what was corrected.
create table public_site.item_editions (
  item_id bigint not null references public_site.items (id) on delete cascade,
  edition_no integer not null check (edition_no >= 1),
  published_at timestamptz(3) not null,
  note text,
  primary key (item_id, edition_no)
);

-- What a reader of a withdrawn address is told. The title stays away when it is itself the reason (secrecy, privacy).
create table public_site.withdrawn_items (
  id bigint primary key,
  agency_id bigint,
  title text,
  withdrawn_on date not null,
  reason text not null
);

-- Counts by agency, column and year of publication (Beijing time), kept by a trigger: no page ever counts the table.
create table public_site.item_counts (
  agency_id bigint not null,
  category text not null,
  year integer not null,
  items integer not null check (items >= 0),
  primary key (agency_id, category, year)
);

create function public_site.count_items() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'TRUNCATE' then
    delete from public_site.item_counts;
    return null;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    update public_site.item_counts c set items = c.items - gone.items
    from (
      select agency_id, category, extract(year from published_at at time zone 'Asia/Shanghai')::integer as year, count(*)::integer as items
      from before_rows group by 1, 2, 3
    ) gone
    where (c.agency_id, c.category, c.year) = (gone.agency_id, gone.category, gone.year);
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    insert into public_site.item_counts as c (agency_id, category, year, items)
    select agency_id, category, extract(year from published_at at time zone 'Asia/Shanghai')::integer, count(*)
    from after_rows group by 1, 2, 3 order by 1, 2, 3
    on conflict (agency_id, category, year) do update set items = c.items + excluded.items;
  end if;
  return null;
end $$;
create trigger items_counted_in after insert on public_site.items
  referencing new table as after_rows for each statement execute function public_site.count_items();
create trigger items_counted_out after delete on public_site.items
  referencing old table as before_rows for each statement execute function public_site.count_items();
create trigger items_counted_anew after update on public_site.items
  referencing old table as before_rows new table as after_rows for each statement execute function public_site.count_items();
create trigger items_counted_none after truncate on public_site.items
  for each statement execute function public_site.count_items();

-- Search. Text is folded character by character (width, case, brackets, radicals), so that places in the folded text are
-- places in the text. platform/search/fold.ts holds the same table; a property test compares the two.
create function public_site.fold_text(t text) returns text language sql immutable strict parallel safe
set search_path = pg_catalog as $$
  select translate(t,
    e'ABCDEFGHIJKLMNOPQRSTUVWXYZ！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～[]〔〕【】﹝﹞\u0009\u000b\u000c\u000d\u00a0\u3000ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯ⼀⼁⼂⼃⼄⼅⼆⼇⼈⼉⼊⼋⼌⼍⼎⼏⼐⼑⼒⼓⼔⼕⼖⼗⼘⼙⼚⼛⼜⼝⼞⼟⼠⼡⼢⼣⼤⼥⼦⼧⼨⼩⼪⼫⼬⼭⼮⼯⼰⼱⼲⼳⼴⼵⼶⼷⼸⼹⼺⼻⼼⼽⼾⼿⽀⽁⽂⽃⽄⽅⽆⽇⽈⽉⽊⽋⽌⽍⽎⽏⽐⽑⽒⽓⽔⽕⽖⽗⽘⽙⽚⽛⽜⽝⽞⽟⽠⽡⽢⽣⽤⽥⽦⽧⽨⽩⽪⽫⽬⽭⽮⽯⽰⽱⽲⽳⽴⽵⽶⽷⽸⽹⽺⽻⽼⽽⽾⽿⾀⾁⾂⾃⾄⾅⾆⾇⾈⾉⾊⾋⾌⾍⾎⾏⾐⾑⾒⾓⾔⾕⾖⾗⾘⾙⾚⾛⾜⾝⾞⾟⾠⾡⾢⾣⾤⾥⾦⾧⾨⾩⾪⾫⾬⾭⾮⾯⾰⾱⾲⾳⾴⾵⾶⾷⾸⾹⾺⾻⾼⾽⾾⾿⿀⿁⿂⿃⿄⿅⿆⿇⿈⿉⿊⿋⿌⿍⿎⿏⿐⿑⿒⿓⿔⿕',
    e'abcdefghijklmnopqrstuvwxyz!"#$%&''()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz(\\)^_`abcdefghijklmnopqrstuvwxyz{|}~()()()()      àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяёⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿ一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠')
$$;

-- Two-character grams of each run of letters and digits, and the last character of the run alone: so 府:* finds every 府.
-- Around one of the commonest characters also the three characters together: 目的 and 的方 stand in many texts, 目的方 in few.
-- Ranges are written out: what a class like [:alnum:] holds depends on the server. Private-use characters are letters
-- here, because registers of names use them for rare characters.
create function public_site.grams_of(shelf_code text, folded text) returns text[] language sql immutable strict parallel safe
set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct shelf_code || substr(run, i, size)), '{}')
  from regexp_split_to_table(folded, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u245f\u2500-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff]+') as run,
    generate_series(1, length(run)) as i, generate_series(2, 3) as size
  where size = 2 or i <= length(run) - 2
    and strpos('的一不在有和为对及等以上下中年月日个与或其由被将按于是了各本该第0123456789', substr(run, i + 1, 1)) > 0
$$;

-- Entries stand on shelves by time, a bounded number on each, and the shelf's code begins every gram: one index answers
-- "newest first" shelf by shelf and stops when the page is full, however common the word and however many the items.
create table public_site.shelves (
  from_at timestamptz primary key,
  code text not null unique check (code ~ '^[0-9A-Za-z]{2}$')
);
insert into public_site.shelves (from_at, code) values ('-infinity', '00');

create table public_site.search_entries (
  item_id bigint primary key references public_site.items (id) on delete cascade,
  published_at timestamptz(3) not null,
  shelf text not null references public_site.shelves (code),
  grams tsvector not null
) with (toast_tuple_target = 128);

-- Title, numbers, keywords and text, folded: what a hit is checked against, exactly. Apart from the entries, which stay
-- narrow, and kept in the row as far as it fits: looking at a text then costs a fifth.
create table public_site.search_texts (
  item_id bigint primary key references public_site.items (id) on delete cascade,
  haystack text not null
) with (toast_tuple_target = 8160);
create index search_entries_by_time on public_site.search_entries (published_at desc, item_id desc);
create index search_entries_grams on public_site.search_entries using gin (grams) with (fastupdate = off);

-- The shelf for a moment. A full newest shelf is followed by a new one, only when nothing stands on it from that moment on
-- and nobody else is shelving: otherwise the old one grows a little.
create function public_site.shelf_for(moment timestamptz) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  shelf_size constant integer := 16384;
  digits constant text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  chosen public_site.shelves%rowtype;
  newest public_site.shelves%rowtype;
begin
  select * into chosen from public_site.shelves where from_at <= moment order by from_at desc limit 1;
  select * into newest from public_site.shelves order by from_at desc limit 1;
  if chosen.code = newest.code
    and not exists (select from public_site.search_entries where published_at >= moment)
    and exists (
      select from public_site.search_entries where published_at >= chosen.from_at
      order by published_at desc, item_id desc offset shelf_size - 1 limit 1
    )
    and pg_try_advisory_xact_lock(20190515, 8)
  then
    insert into public_site.shelves (from_at, code)
    select moment, substr(digits, (count(*) / 62)::integer + 1, 1) || substr(digits, (count(*) % 62)::integer + 1, 1)
    from public_site.shelves having count(*) < 62 * 62
    on conflict do nothing
    returning * into newest;
    return coalesce(newest.code, chosen.code);
  end if;
  perform pg_advisory_xact_lock_shared(20190515, 8);
  return chosen.code;
end $$;

-- Keeps the search entry of an item in the transaction that writes its text. A bulk load sets gongkai.bulk = 'on' for its
-- transaction and writes the entries itself, made by the same rule in TypeScript.
create function public_site.enter_search() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  item public_site.items%rowtype;
  on_shelf text;
  folded text;
begin
  if current_setting('gongkai.bulk', true) = 'on' then
    return null;
  end if;
  select * into strict item from public_site.items where id = new.item_id;
  on_shelf := public_site.shelf_for(item.published_at);
  folded := public_site.fold_text(concat_ws(e'\n', item.title, item.document_number, item.index_number,
    array_to_string(new.keywords, e'\n'), new.body_text));
  insert into public_site.search_texts (item_id, haystack) values (item.id, folded)
  on conflict (item_id) do update set haystack = excluded.haystack;
  insert into public_site.search_entries (item_id, published_at, shelf, grams)
  values (
    item.id, item.published_at, on_shelf,
    array_to_tsvector(public_site.grams_of(on_shelf, folded)
      || array[on_shelf || '@' || item.agency_id, on_shelf || '#' || item.category])
  )
  on conflict (item_id) do update set
    published_at = excluded.published_at, shelf = excluded.shelf, grams = excluded.grams;
  return null;
end $$;
create trigger item_texts_searchable after insert or update on public_site.item_texts
  for each row execute function public_site.enter_search();

-- A changed title or number is searchable too, although the text stays.
create function public_site.reenter_search() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public_site.item_texts set source = source where item_id = new.id;
  return null;
end $$;
create trigger items_searchable after update on public_site.items for each row
  when ((old.title, old.document_number, old.index_number, old.agency_id, old.category, old.published_at)
    is distinct from (new.title, new.document_number, new.index_number, new.agency_id, new.category, new.published_at))
  execute function public_site.reenter_search();

-- Newest first, shelf by shelf, until `wanted` hits are found. `template` is a tsquery with ~ for the code of the shelf;
-- `phrases` are looked for in the text where grams prove too little. Of all hits the first `page` come back by id.
-- No index has "nulls last": the planner must go by grams, not walk by time and read the grams of every entry.
-- After `patience` texts looked at, with or without success, it stops and says where: the reader may go on from there.
create function public_site.search_items(
  template text, phrases text[], after_at timestamptz, after_id bigint, page integer, wanted integer, patience integer,
  out item_ids bigint[], out hits integer, out ended boolean, out stopped_at timestamptz, out stopped_id bigint
) language plpgsql stable
set search_path = pg_catalog set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  shelf record;
  hit record;
  phrase text;
  looked integer := 0;
begin
  item_ids := '{}';
  hits := 0;
  ended := false;
  for shelf in
    select s.code from public_site.shelves s
    where after_at is null or s.from_at <= after_at order by s.from_at desc
  loop
    if phrases is null then
      for hit in
        select e.item_id from public_site.search_entries e
        where e.grams @@ replace(template, '~', shelf.code)::tsquery
          and (after_at is null or (e.published_at, e.item_id) < (after_at, after_id))
        order by e.published_at desc nulls last, e.item_id desc
      loop
        hits := hits + 1;
        if hits <= page then
          item_ids := item_ids || hit.item_id;
        end if;
        if hits >= wanted then
          return;
        end if;
      end loop;
      continue;
    end if;
    -- Sorted first, then joined row by row: a text is fetched only when its turn comes.
    <<texts>>
    for hit in
      select e.item_id, e.published_at, t.haystack
      from (
        select c.item_id, c.published_at from public_site.search_entries c
        where c.grams @@ replace(template, '~', shelf.code)::tsquery
          and (after_at is null or (c.published_at, c.item_id) < (after_at, after_id))
        order by c.published_at desc nulls last, c.item_id desc
        offset 0
      ) e
      join public_site.search_texts t on t.item_id = e.item_id
      order by e.published_at desc nulls last, e.item_id desc
    loop
      looked := looked + 1;
      if looked > patience then
        return;
      end if;
      stopped_at := hit.published_at;
      stopped_id := hit.item_id;
      foreach phrase in array phrases loop
        continue texts when strpos(hit.haystack, phrase) = 0;
      end loop;
      hits := hits + 1;
      if hits <= page then
        item_ids := item_ids || hit.item_id;
      end if;
      if hits >= wanted then
        stopped_at := null;
        stopped_id := null;
        return;
      end if;
    end loop;
  end loop;
  ended := true;
  stopped_at := null;
  stopped_id := null;
end $$;

-- Every node drops its cached pages when a transaction that touched the site commits; equal notices in one are sent once.
create function public_site.tell_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('site_changed', '');
  return null;
end $$;
create trigger site_told after insert or update or delete or truncate on public_site.site
  for each statement execute function public_site.tell_change();
create trigger agencies_told after insert or update or delete or truncate on public_site.agencies
  for each statement execute function public_site.tell_change();
create trigger items_told after insert or update or delete or truncate on public_site.items
  for each statement execute function public_site.tell_change();
create trigger item_texts_told after insert or update or delete or truncate on public_site.item_texts
  for each statement execute function public_site.tell_change();
create trigger item_files_told after insert or update or delete or truncate on public_site.item_files
  for each statement execute function public_site.tell_change();
create trigger item_editions_told after insert or update or delete or truncate on public_site.item_editions
  for each statement execute function public_site.tell_change();
create trigger withdrawn_items_told after insert or update or delete or truncate on public_site.withdrawn_items
  for each statement execute function public_site.tell_change();

grant select, insert, update, delete on public_site.site, public_site.agencies, public_site.items, public_site.item_texts,
  public_site.item_files, public_site.item_editions, public_site.withdrawn_items, public_site.search_entries, public_site.search_texts
  to gongkai_office;
grant select on public_site.item_counts, public_site.shelves to gongkai_office;
grant execute on function public_site.fold_text(text), public_site.grams_of(text, text), public_site.shelf_for(timestamptz) to gongkai_office;

grant execute on function public_site.search_items(text, text[], timestamptz, bigint, integer, integer, integer)
  to gongkai_portal, gongkai_office;
grant select on public_site.site, public_site.agencies, public_site.items, public_site.item_texts, public_site.item_files,
  public_site.item_editions, public_site.withdrawn_items, public_site.item_counts, public_site.shelves,
  public_site.search_entries, public_site.search_texts to gongkai_portal;
