-- The same search as before (0008), shelf by shelf in sets instead of row by row: what a common word or a phrase found cost
-- more in the loop around it than in the index. `template` is a tsquery with ~ for the code of the shelf; `phrases` are
-- looked for in the text where grams prove too little. Of all hits the first `page` come back by id.
-- No index has "nulls last": the planner must go by grams, not walk by time and read the grams of every entry.
-- After `patience` texts looked at, with or without success, it stops and says where: the reader may go on from there.
create or replace function public_site.search_items(
  template text, phrases text[], after_at timestamptz, after_id bigint, page integer, wanted integer, patience integer,
  out item_ids bigint[], out hits integer, out ended boolean, out stopped_at timestamptz, out stopped_id bigint
) language plpgsql stable
set search_path = pg_catalog set plan_cache_mode = force_generic_plan set jit = off
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  shelf_code text;
  grams_asked tsquery;
  candidates bigint[];
  found bigint[];
  still integer := patience;
  last_looked_at bigint;
begin
  item_ids := '{}';
  hits := 0;
  ended := false;
  for shelf_code in
    select s.code from public_site.shelves s
    where after_at is null or s.from_at <= after_at order by s.from_at desc
  loop
    grams_asked := replace(template, '~', shelf_code)::tsquery;
    -- One text more than may be looked at tells that there are more.
    candidates := array(
      select e.item_id from public_site.search_entries e
      where e.grams @@ grams_asked and (after_at is null or (e.published_at, e.item_id) < (after_at, after_id))
      order by e.published_at desc nulls last, e.item_id desc
      limit case when phrases is null then wanted - hits else still + 1 end
    );
    if phrases is null then
      found := candidates;
    else
      found := array(
        select t.item_id from unnest(candidates[:still]) with ordinality as c (item_id, place)
        join public_site.search_texts t on t.item_id = c.item_id
        where strpos(t.haystack, phrases[1]) > 0
          and (cardinality(phrases) = 1 or not exists (select from unnest(phrases) p where strpos(t.haystack, p) = 0))
        order by c.place limit wanted - hits
      );
    end if;
    item_ids := item_ids || found[:greatest(page - hits, 0)];
    hits := hits + cardinality(found);
    if hits >= wanted then
      return;
    end if;
    if phrases is not null then
      last_looked_at := coalesce(candidates[least(still, cardinality(candidates))], last_looked_at);
      if cardinality(candidates) > still then
        select e.published_at, e.item_id into stopped_at, stopped_id
        from public_site.search_entries e where e.item_id = last_looked_at;
        return;
      end if;
      still := still - cardinality(candidates);
    end if;
  end loop;
  ended := true;
end $$;
